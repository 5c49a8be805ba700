import type { SqlQuery } from './sql.ts';
import { TENANT_SETTING } from './tenant-setting.ts';

/** What a transaction begins with. */
export interface Beginning {
  /** How long a statement waits for a lock. */
  readonly lockTimeoutMs: number;
  /** The tenant to set for row level security; `null` sets none. */
  readonly tenant: string | null;
}

/**
 * The start of a transaction, in one message of the simple protocol.
 *
 * Locking reads rely on read committed, whatever the server's default is. A simple message has no parameters, so the
 * tenant is sent as hexadecimal digits, which cannot end the literal.
 */
export function beginWith({ lockTimeoutMs, tenant }: Beginning): SqlQuery {
  const begin = `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = ${lockTimeoutMs}`;
  if (tenant === null) return { text: begin, values: [] };
  const digits = Array.from(new TextEncoder().encode(tenant), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = `convert_from(decode('${digits}', 'hex'), 'UTF8')`;
  return { text: `${begin}; SELECT set_config('${TENANT_SETTING}', ${value}, true)`, values: [] };
}
