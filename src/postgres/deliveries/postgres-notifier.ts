import { text } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { databaseOf } from '../connection/database-of.ts';
import { requireSource } from '../connection/require-source.ts';
import type { PGliteInstance, PgPool } from '../connection/source.ts';

const shape = object({ channel: text(63) });

/**
 * Notify relays of other processes that there is work: `NOTIFY`, outside the transactions of the commits, which it would
 * slow down by a quarter.
 *
 * Calls while a notification is on its way become one more. A notification that is lost costs one poll, so errors are
 * ignored.
 *
 * @param channel - what a relay's process listens to, default `"oneoff"`
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type` for a source or a channel that cannot work
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
  requireSource(source, 'postgresNotifier', ['pool', 'pglite']);
  requireOptions(shape, { channel }, 'postgresNotifier');
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
