import type { SqlQuery } from './sql.ts';

/** The setting that row level security compares with, for the length of one transaction. */
export const TENANT_SETTING = 'oneoff.tenant';

/**
 * The start of a transaction, in one message of the simple protocol.
 *
 * Locking reads count on read committed, whatever the server's default is. A simple message has no parameters, so the
 * tenant goes as hexadecimal digits, which can be nothing else.
 */
export function beginFor(tenant: string | null): SqlQuery {
  const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED';
  if (tenant === null) return { text: begin, values: [] };
  const digits = Array.from(new TextEncoder().encode(tenant), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = `convert_from(decode('${digits}', 'hex'), 'UTF8')`;
  return { text: `${begin}; SELECT set_config('${TENANT_SETTING}', ${value}, true)`, values: [] };
}

/** Set the tenant in a transaction that is open already. */
export function tenantSettingOf(tenant: string): SqlQuery {
  return { text: `select set_config('${TENANT_SETTING}', $1::text, true)`, values: [tenant] };
}
