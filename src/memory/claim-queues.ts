import type { Claim, ClaimedDelivery, ClaimRequest } from '../ports/delivery-store.ts';
import { endpointKey } from './endpoint-key.ts';
import type { EndpointQueue, QueuedEvent } from './endpoint-queue.ts';

/** Of a delivery whose tries were used up before one left a result. */
const USED_UP = 'every try was used up without a result: the processes that made them ended, or lost their lease';

interface Candidate {
  readonly queue: EndpointQueue;
  readonly row: QueuedEvent;
  readonly small: boolean;
  readonly interrupted: boolean;
  /** Which it is of its tenant. */
  turn: number;
}

/** Lease what is due: tenants by turns, proven endpoints and the small lane each within their places. It looks at all. */
export function claimFrom(queues: Iterable<EndpointQueue>, request: ClaimRequest, now: number): Claim {
  const chosen = withinLimits(inTurns(candidatesOf(queues, request, now), request), request);
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
  return { deliveries, dead, stoppedAt: null };
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
      found.push({ queue, row, small, interrupted: row.status === 'leased', turn: 0 });
  }
  return found;
}

function inTurns(candidates: readonly Candidate[], { slowTenants }: ClaimRequest): readonly Candidate[] {
  const counts = new Map<string, number>();
  const sorted = [...candidates].sort((a, b) => a.row.dueAt - b.row.dueAt);
  for (const one of sorted) {
    const { tenant } = one.queue.endpoint;
    one.turn = (counts.get(tenant) ?? 0) + 1;
    counts.set(tenant, one.turn);
  }
  const isSlow = ({ queue }: Candidate): number => Number(slowTenants.includes(queue.endpoint.tenant));
  return sorted.sort((a, b) => isSlow(a) - isSlow(b) || a.turn - b.turn || a.row.dueAt - b.row.dueAt);
}

function withinLimits(candidates: readonly Candidate[], request: ClaimRequest): readonly Candidate[] {
  let { limit, smallLane, interrupted, maxBytes } = request;
  return candidates.filter((one) => {
    if (one.turn > request.perTenant || maxBytes <= 0) return false;
    if (one.interrupted && interrupted <= 0) return false;
    if ((one.small ? smallLane : limit) <= 0) return false;
    if (one.small) smallLane -= 1;
    else limit -= 1;
    if (one.interrupted) interrupted -= 1;
    maxBytes -= bytesOf(one.row);
    return true;
  });
}

function claimed({ queue, row, small, interrupted }: Candidate, now: number): ClaimedDelivery {
  const { failingSince, endpoint } = queue;
  return {
    id: row.id,
    endpoint,
    attempt: row.attempt,
    token: row.token ?? '',
    bytes: bytesOf(row),
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
