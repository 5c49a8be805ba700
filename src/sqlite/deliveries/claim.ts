import { chooseTries, type DueTry } from '../../outbox/choose-tries.ts';
import { USED_UP } from '../../outbox/used-up.ts';
import type { Claim, ClaimedDelivery, ClaimRequest, Endpoint } from '../../ports/delivery-store.ts';
import type { SqliteRow, SqliteStatements } from '../statements.ts';
import { type DeliveryKey, deliveryId, endpointOf, timeOf } from './delivery-rows.ts';
import { OF_DELIVERY, WAITING } from './delivery-sql.ts';

/** A try that is due, and what is known of its endpoint. */
interface Due extends DueTry {
  readonly key: DeliveryKey;
  readonly attempt: number;
  readonly endpoint: Endpoint;
  readonly failingSince: number | null;
}

/** Whether a claim would find anything; it is asked without a lock. */
export function hasDue(on: SqliteStatements): boolean {
  return on.all(`${OPEN} limit 1`, timeOf(on)).length > 0;
}

/** Lease what is due; it looks at every endpoint that has something due. */
export function claim(on: SqliteStatements, request: ClaimRequest): Claim {
  const now = timeOf(on);
  const deliveries: ClaimedDelivery[] = [];
  const dead: ClaimedDelivery[] = [];
  for (const one of chooseTries(dueOf(on, request, now), request)) {
    if (one.attempt >= request.maxAttempts) {
      on.run(BURY, USED_UP, now, ...one.key);
      dead.push(claimed(one, one.attempt, '', now));
    } else {
      const token = crypto.randomUUID();
      on.run(LEASE, token, now + request.leaseMs, ...one.key);
      deliveries.push(claimed(one, one.attempt + 1, token, now));
    }
  }
  return { deliveries, dead, stoppedAt: { proven: null, small: null } };
}

function dueOf(on: SqliteStatements, request: ClaimRequest, now: number): readonly Due[] {
  const { limit, smallLane, perEndpoint } = request;
  const busy = new Set(request.busy.map(({ tenant, id }) => JSON.stringify([tenant, id])));
  const busyTenants = new Set(request.busyTenants);
  const slowTenants = new Set(request.slowTenants);
  return on.all(OPEN, now).flatMap((row) => {
    const endpoint = endpointOf(row);
    const { tenant, id } = endpoint;
    if (busyTenants.has(tenant) || busy.has(JSON.stringify([tenant, id]))) return [];
    const failingSince = row['failing_since'] as number | null;
    const small = failingSince !== null || row['proven'] === 0 || slowTenants.has(tenant);
    const most = small ? Math.min(1, smallLane) : Math.min(limit, perEndpoint);
    if (most === 0) return [];
    const known = { tenant, small, endpoint, failingSince };
    return on.all(READY, tenant, id, now, most).map((ready) => ({ ...known, ...dueFrom(ready, endpoint) }));
  });
}

function dueFrom(
  row: SqliteRow,
  { tenant, id }: Endpoint,
): Pick<Due, 'key' | 'attempt' | 'dueAt' | 'bytes' | 'interrupted'> {
  return {
    key: [tenant, id, row['invoice'] as string, Number(row['sequence'])],
    attempt: Number(row['attempt']),
    dueAt: Number(row['due_at']),
    bytes: Number(row['bytes']),
    interrupted: row['status'] === 'leased',
  };
}

function claimed(due: Due, attempt: number, token: string, now: number): ClaimedDelivery {
  const { key, endpoint, bytes, failingSince, small, interrupted } = due;
  const failingForMs = failingSince === null ? null : Math.max(0, now - failingSince);
  return { id: deliveryId(...key), endpoint, attempt, token, bytes, failingForMs, small, interrupted };
}

/** Active endpoints with something due. */
const OPEN = `with clock(now) as (values (?))
select e.document, e.state, e.failing_since, e.proven from clock, oneoff_endpoints e
where e.state = 'active' and coalesce(e.held_until, 0) <= clock.now and exists (
  select 1 from oneoff_deliveries w
  where w.tenant = e.tenant and w.endpoint = e.id and w.${WAITING} and w.due_at <= clock.now
)`;

/** Of each invoice the first that waits, if it is due. */
const READY = `select w.invoice, w.sequence, w.status, w.attempt, w.due_at, w.bytes from oneoff_deliveries w
where w.tenant = ? and w.endpoint = ? and w.${WAITING} and w.due_at <= ? and not exists (
  select 1 from oneoff_deliveries p
  where p.tenant = w.tenant and p.endpoint = w.endpoint and p.invoice = w.invoice and p.sequence < w.sequence
    and p.${WAITING}
) order by w.due_at, w.invoice limit ?`;

const LEASE = `update oneoff_deliveries set status = 'leased', attempt = attempt + 1, token = ?, due_at = ?
where ${OF_DELIVERY}`;

const BURY = `update oneoff_deliveries set status = 'dead', token = null, error = ?, settled_at = ? where ${OF_DELIVERY}`;
