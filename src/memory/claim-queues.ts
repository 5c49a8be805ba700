import { chooseTries, type DueTry } from '../outbox/choose-tries.ts';
import { USED_UP } from '../outbox/used-up.ts';
import type { Claim, ClaimedDelivery, ClaimRequest } from '../ports/delivery-store.ts';
import { endpointKey } from './endpoint-key.ts';
import type { EndpointQueue, QueuedEvent } from './endpoint-queue.ts';

interface Candidate extends DueTry {
  readonly queue: EndpointQueue;
  readonly row: QueuedEvent;
}

/** Lease what is due: tenants by turns, proven endpoints and the small lane each within their places. It looks at all. */
export function claimFrom(queues: Iterable<EndpointQueue>, request: ClaimRequest, now: number): Claim {
  const chosen = chooseTries(candidatesOf(queues, request, now), request);
  const deliveries: ClaimedDelivery[] = [];
  const dead: ClaimedDelivery[] = [];
  for (const one of chosen) {
    const { queue, row } = one;
    if (row.attempt >= request.maxAttempts) {
      dead.push(claimed(one, now));
      queue.bury(row, USED_UP, now);
    } else {
      const token = crypto.randomUUID();
      Object.assign(row, { status: 'leased', attempt: row.attempt + 1, dueAt: now + request.leaseMs, token });
      deliveries.push(claimed(one, now));
    }
  }
  return { deliveries, dead, stoppedAt: { proven: null, small: null } };
}

function candidatesOf(queues: Iterable<EndpointQueue>, request: ClaimRequest, now: number): readonly Candidate[] {
  const busy = new Set(request.busy.map(({ tenant, id }) => endpointKey(tenant, id)));
  const busyTenants = new Set(request.busyTenants);
  const slowTenants = new Set(request.slowTenants);
  const found: Candidate[] = [];
  for (const queue of queues) {
    const { tenant, id, state, failingSince } = queue.endpoint;
    const small = failingSince !== null || !queue.isProven || slowTenants.has(tenant);
    const most = small ? Math.min(1, request.smallLane) : Math.min(request.limit, request.perEndpoint);
    if (state !== 'active' || most === 0 || busyTenants.has(tenant) || busy.has(endpointKey(tenant, id))) continue;
    for (const row of queue.ready(now).slice(0, most))
      found.push({
        queue,
        row,
        tenant,
        dueAt: row.dueAt,
        bytes: bytesOf(row),
        small,
        interrupted: row.status === 'leased',
      });
  }
  return found;
}

function claimed({ queue, row, bytes, small, interrupted }: Candidate, now: number): ClaimedDelivery {
  const { failingSince, endpoint } = queue;
  return {
    id: row.id,
    endpoint,
    attempt: row.attempt,
    token: row.token ?? '',
    bytes,
    failingForMs: failingSince === null ? null : Math.max(0, now - failingSince),
    small,
    interrupted,
  };
}

const sizes = new WeakMap<object, number>();

function bytesOf({ event }: QueuedEvent): number {
  const size = sizes.get(event) ?? JSON.stringify(event).length;
  sizes.set(event, size);
  return size;
}
