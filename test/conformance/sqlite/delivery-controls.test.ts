import Database from 'libsql';
import { migrateSqlite, type SqliteDatabase, sqliteDeliveryStore, sqliteStore } from 'oneoff/sqlite';
import { deliveryStoreSuite } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { collectFailures } from '../collect-failures.ts';

/** A part of a statement that does nothing, and the test that misses it. */
const changes: readonly (readonly [part: string, instead: string, caughtBy: string])[] = [
  [`and status = 'leased' and token = ?`, `and ? <> ''`, 'a result without the lease changes nothing'],
  ['due_at = ?\nwhere', 'due_at = due_at + 0 * ?\nwhere', 'what is leased is not claimed a second time'],
  ['and p.sequence < w.sequence', 'and p.sequence < 0', 'of each invoice only the lowest sequence is claimed'],
  [`e.state <> 'disabled' and`, 'true and', 'a disabled endpoint gets nothing, a paused one when it is resumed'],
  [`e.state = 'active' and coalesce`, 'coalesce', 'an endpoint that is paused or disabled keeps what waited for it'],
  [
    'on v.tenant = e.tenant',
    'on v.tenant <> e.tenant',
    'an event goes to every endpoint of its tenant, as the history has it',
  ],
  [
    '(e.billing_entity is null or',
    '(true or',
    'an endpoint of one billing entity gets the events of this billing entity',
  ],
  ['attempt = attempt - 1', 'attempt = attempt', 'a released delivery is due at once, and its try does not count'],
  [
    'coalesce(e.held_until, 0)',
    '0',
    'an endpoint that asks for a pause gets nothing until it is over, or until it is resumed',
  ],
  ['set proven = 1', 'set proven = proven', 'a claim takes no more of one endpoint than it may'],
  [
    'failing_since = coalesce(failing_since, ?)',
    'failing_since = ?',
    'an endpoint that fails says since when, until a success',
  ],
  [`where status <> 'leased' returning`, 'where true returning', 'what is leased is not sent again'],
  ['v.occurred_at >= ?', `? <> ''`, 'all events since an instant are sent again, in order'],
  [
    'delete from oneoff_deliveries where tenant = ? and endpoint = ?',
    `select 1 where ? <> ?`,
    'the deliveries of a deleted endpoint are gone with it',
  ],
  [
    `status = 'delivered' and settled_at < ?`,
    'settled_at < ?',
    'the record of what was delivered long ago is deleted, what waits and dead letters are not',
  ],
];

/** A database that reads a part of its statements differently. */
function altered(part: string, instead: string, seen: () => void): SqliteDatabase {
  const database = new Database(':memory:');
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      if (sql.includes(part)) seen();
      const statement = database.prepare(sql.replace(part, instead));
      return { all: (...values) => statement.all(...values), run: (...values) => statement.run(...values) };
    },
  };
}

describe('the statements of sqliteDeliveryStore', () => {
  it.each(changes)('are missed without %j', async (part, instead, caughtBy) => {
    let isUsed = false;
    const { failed } = await collectFailures((collect) =>
      deliveryStoreSuite({
        it: (name, run) => name === caughtBy && collect(name, run),
        async createStores() {
          const database = altered(part, instead, () => {
            isUsed = true;
          });
          await migrateSqlite({ database });
          return { store: sqliteStore({ database }), deliveries: sqliteDeliveryStore({ database }) };
        },
      }),
    );
    expect([isUsed, failed]).toEqual([true, [caughtBy]]);
  });
});
