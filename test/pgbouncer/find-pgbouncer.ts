import { existsSync } from 'node:fs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of PgBouncer. */
    pgbouncer: string;
  }
}

const USUAL = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'];

/**
 * The system's PgBouncer.
 *
 * Without one it prints that the tests behind it are left out; with ONEOFF_PGBOUNCER=required it throws.
 */
export function findPgbouncer(): string | undefined {
  const found = USUAL.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const reason = `no PgBouncer in ${USUAL.join(', ')}; install Debian's package pgbouncer`;
  if (process.env['ONEOFF_PGBOUNCER'] === 'required')
    throw new Error(`The tests behind PgBouncer must run: ${reason}.`);
  console.warn(`LEFT OUT: test/pgbouncer: ${reason}.`);
  return undefined;
}
