import { databaseOf } from '../connection/database-of.ts';
import type { PGliteInstance, PgPool } from '../connection/source.ts';

/**
 * Tell relays of other processes that there is work: `NOTIFY`, outside the transactions of the commits, which it would
 * slow down by a quarter.
 *
 * Calls while one is on its way are one more. A notification that is lost costs a poll, nothing else, so errors are left
 * alone.
 *
 * @param channel - what a relay's process listens to, default `"oneoff"`
 * @example
 * ```ts
 * const invoicing = createInvoicing({ store: wakeAfterCommit(store, postgresNotifier({ pool })), directory });
 * // where the relay runs: client.on('notification', relay.wake); await client.query('listen oneoff');
 * ```
 */
export function postgresNotifier(
  source: { readonly pool: PgPool } | { readonly pglite: PGliteInstance },
  channel = 'oneoff',
): () => void {
  const database = databaseOf(source, {});
  let isRunning = false;
  let again = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    do {
      again = false;
      await database.read('', { text: `select pg_notify($1::text, '')`, values: [channel] }).catch(() => undefined);
    } while (again);
    isRunning = false;
  };
  return () => {
    if (isRunning) again = true;
    else void run();
  };
}
