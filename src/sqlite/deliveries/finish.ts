import { storableError } from '../../outbox/storable-error.ts';
import type { FinishedTry } from '../../ports/delivery-store.ts';
import type { SqliteStatements } from '../statements.ts';
import { type DeliveryKey, deliveryKey } from './delivery-rows.ts';
import { OF_DELIVERY } from './delivery-sql.ts';

/** Record how a try ended; whether its lease still held. */
export function finish(on: SqliteStatements, { id, token, result }: FinishedTry, now: number): boolean {
  const key = deliveryKey(id);
  if (on.all(LEASED, ...key, token).length === 0) return false;
  if (result.status === 'released') {
    on.run(RELEASE, now, ...key);
    return true;
  }
  if (result.status === 'delivered') on.run(SETTLE, 'delivered', null, now, ...key);
  else if (result.status === 'dead') on.run(SETTLE, 'dead', storableError(result.error), now, ...key);
  else retry(on, key, storableError(result.error), now + result.afterMs);
  const [tenant, endpoint] = key;
  const hold = result.status === 'retry' && result.holdMs !== undefined ? now + result.holdMs : null;
  if (result.status === 'delivered') on.run(SUCCEED, tenant, endpoint);
  else on.run(FAIL, now, hold, tenant, endpoint);
  return true;
}

/** What follows an event that is tried later is due with it, so that no claim has to look at it before. */
function retry(on: SqliteStatements, key: DeliveryKey, error: string, dueAt: number): void {
  on.run(RETRY, error, dueAt, ...key);
  on.run(DELAY, dueAt, ...key, dueAt);
}

const LEASED = `select 1 as held from oneoff_deliveries where ${OF_DELIVERY} and status = 'leased' and token = ?`;

const RELEASE = `update oneoff_deliveries set status = 'pending', token = null, error = null, attempt = attempt - 1,
  due_at = ? where ${OF_DELIVERY}`;

const SETTLE = `update oneoff_deliveries set status = ?, token = null, error = ?, settled_at = ? where ${OF_DELIVERY}`;

const RETRY = `update oneoff_deliveries set status = 'pending', token = null, error = ?, due_at = ? where ${OF_DELIVERY}`;

const DELAY = `update oneoff_deliveries set due_at = ?
where tenant = ? and endpoint = ? and invoice = ? and sequence > ? and status = 'pending' and due_at < ?`;

const SUCCEED = `update oneoff_endpoints set proven = 1, failing_since = null
where tenant = ? and id = ? and (proven = 0 or failing_since is not null)`;

const FAIL = `update oneoff_endpoints set proven = 0, failing_since = coalesce(failing_since, ?),
  held_until = coalesce(?, held_until) where tenant = ? and id = ?`;
