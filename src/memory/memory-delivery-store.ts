import type { InvoiceEvent } from '../invoice/events.ts';
import type { ClaimRequest, Delivery, DeliveryStore, Endpoint } from '../ports/delivery-store.ts';
import { createQueue, type EndpointQueue, type QueuedEvent } from './endpoint-queue.ts';
import { frozenCopy } from './frozen-copy.ts';

/** Deliveries in this process's memory, filled by the commits of a `memoryStore`. */
export interface MemoryDeliveryStore extends DeliveryStore {
  /** Queue the events of a commit; `memoryStore` calls it. */
  record(events: readonly InvoiceEvent[]): void;
}

/**
 * Endpoints and deliveries in this process's memory: for tests, demos, and handlers of this process. Nothing survives
 * it.
 *
 * @example
 * ```ts
 * const deliveries = memoryDeliveryStore();
 * const store = memoryStore({ deliveries });
 * ```
 */
export function memoryDeliveryStore(): MemoryDeliveryStore {
  const queues = new Map<string, EndpointQueue>();
  const events = new Map<string, InvoiceEvent[]>();
  const queueOf = (tenant: string, id: string): EndpointQueue | undefined => queues.get(keyOf(tenant, id));
  const ofTenant = (tenant: string): readonly EndpointQueue[] =>
    [...queues.values()].filter((queue) => queue.endpoint.tenant === tenant);

  return {
    record(recorded) {
      for (const event of recorded) {
        const list = events.get(event.tenant);
        if (list) list.push(event);
        else events.set(event.tenant, [event]);
        for (const queue of ofTenant(event.tenant))
          if (queue.endpoint.state !== 'disabled' && wants(queue.endpoint, event)) queue.add(event);
      }
    },
    async addEndpoint(endpoint) {
      const known = queueOf(endpoint.tenant, endpoint.id);
      if (known) return known.endpoint;
      const added = frozenCopy(endpoint);
      queues.set(keyOf(added.tenant, added.id), createQueue(added));
      return added;
    },
    async saveEndpoint(endpoint) {
      const known = queueOf(endpoint.tenant, endpoint.id);
      if (known) known.endpoint = frozenCopy(endpoint);
      else queues.set(keyOf(endpoint.tenant, endpoint.id), createQueue(frozenCopy(endpoint)));
    },
    async updateEndpoint(tenant, id, change) {
      const queue = queueOf(tenant, id);
      if (!queue) return null;
      const { state, failingSince } = queue.endpoint;
      queue.endpoint = frozenCopy({ ...change(queue.endpoint), id, tenant, state, failingSince });
      return queue.endpoint;
    },
    async deleteEndpoint(tenant, id) {
      queues.delete(keyOf(tenant, id));
    },
    endpoints: async (tenant) =>
      ofTenant(tenant)
        .map((queue) => queue.endpoint)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    async setEndpointState(tenant, id, state, now) {
      const queue = queueOf(tenant, id);
      if (!queue) return false;
      const failingSince = state === 'active' ? null : queue.endpoint.failingSince;
      queue.endpoint = Object.freeze({ ...queue.endpoint, state, failingSince });
      if (state === 'active') queue.makeDue(Date.parse(now));
      return true;
    },
    claim: async (request) => claim([...queues.values()], request),
    async settle(settlements, now) {
      const at = Date.parse(now);
      return settlements.flatMap(({ id, token, outcome }) => {
        const [tenant, endpointId] = JSON.parse(id) as [string, string];
        return queueOf(tenant, endpointId)?.settle(id, token, outcome, at) ? [id] : [];
      });
    },
    async replay(tenant, endpointId, which, now) {
      const queue = queueOf(tenant, endpointId);
      if (!queue) return 0;
      const chosen = (events.get(tenant) ?? []).filter((event) => {
        if (!wants(queue.endpoint, event)) return false;
        if ('eventId' in which) return event.id === which.eventId;
        return 'dead' in which ? queue.isDead(event) : Date.parse(event.timestamp) >= Date.parse(which.since);
      });
      return chosen.filter((event) => queue.replay(event, Date.parse(now))).length;
    },
    deadLetters: async (tenant, endpointId, limit) => queueOf(tenant, endpointId)?.deadLetters(limit) ?? [],
    async prune(before) {
      return [...queues.values()].reduce((count, queue) => count + queue.prune(Date.parse(before)), 0);
    },
    async lag() {
      const waiting = [...queues.values()].filter(isActive).flatMap((queue) => queue.waiting());
      const times = waiting.map(({ event }) => Date.parse(event.timestamp));
      const oldest = times.length === 0 ? null : new Date(times.reduce((a, b) => Math.min(a, b))).toISOString();
      return { pending: waiting.length, oldest };
    },
  };
}

function keyOf(tenant: string, id: string): string {
  return JSON.stringify([tenant, id]);
}

function isActive({ endpoint }: EndpointQueue): boolean {
  return endpoint.state === 'active';
}

function wants({ eventTypes, billingEntityId }: Endpoint, { type, data }: InvoiceEvent): boolean {
  const [subject] = type.split('.') as [string];
  const wanted: readonly string[] = eventTypes;
  if (billingEntityId !== null && billingEntityId !== data.invoice.billingEntity.id) return false;
  return ['*', type, `${subject}.*`].some((one) => wanted.includes(one));
}

function claim(queues: readonly EndpointQueue[], request: ClaimRequest): readonly Delivery[] {
  const now = Date.parse(request.now);
  const busy = new Set(request.busy.map(({ tenant, id }) => keyOf(tenant, id)));
  const ready = queues
    .filter((queue) => isActive(queue) && !busy.has(keyOf(queue.endpoint.tenant, queue.endpoint.id)))
    .flatMap((queue) => {
      const most = queue.endpoint.failingSince === null ? request.perEndpoint : 1;
      return queue.ready(now, most).map((row) => ({ queue, row }));
    });
  return ready
    .sort((a, b) => a.row.dueAt - b.row.dueAt)
    .slice(0, request.limit)
    .map(({ queue, row }) => lease(queue, row, now + request.leaseMs));
}

function lease({ endpoint }: EndpointQueue, row: QueuedEvent, until: number): Delivery {
  const token = crypto.randomUUID();
  Object.assign(row, { status: 'leased', attempt: row.attempt + 1, dueAt: until, token });
  return { id: row.id, endpoint, event: row.event, attempt: row.attempt, token };
}
