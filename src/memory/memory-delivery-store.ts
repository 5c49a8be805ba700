import type { InvoiceEvent } from '../invoice/events.ts';
import { tooManyEndpoints } from '../outbox/too-many-endpoints.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore, Endpoint } from '../ports/delivery-store.ts';
import { frozenCopy } from '../validation/frozen.ts';
import { integer } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { methodsOf, requireOptions } from '../validation/require-options.ts';
import { claimFrom } from './claim-queues.ts';
import { createEndpointIndex, gets } from './endpoint-index.ts';
import { endpointKey } from './endpoint-key.ts';
import { createQueue, type EndpointQueue } from './endpoint-queue.ts';

/** Deliveries in this process's memory, filled by the commits of a `memoryStore`. */
export interface MemoryDeliveryStore extends DeliveryStore {
  /** Queue the events of a commit; `memoryStore` calls it. */
  record(events: readonly InvoiceEvent[]): void;
}

/** Options of {@link memoryDeliveryStore}. */
export interface MemoryDeliveryStoreOptions {
  /** How many endpoints a tenant may have, default 16. */
  readonly endpointsPerTenant?: number;
  /** Default one that never steps back, whatever happens to the clock of the machine. */
  readonly clock?: Clock;
}

const optionsShape = object<MemoryDeliveryStoreOptions>({
  endpointsPerTenant: optional(integer(1, Number.MAX_SAFE_INTEGER)),
  clock: optional(methodsOf<Clock>(['now'], '{ now: () => Date.now() }')),
});

const STEADY: Clock = { now: () => performance.timeOrigin + performance.now() };

/**
 * Endpoints and deliveries in this process's memory: for tests, demos, and handlers of this process. Nothing survives
 * the process.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for an option
 * @example
 * ```ts
 * const deliveries = memoryDeliveryStore();
 * const store = memoryStore({ deliveries });
 * ```
 */
export function memoryDeliveryStore(options: MemoryDeliveryStoreOptions = {}): MemoryDeliveryStore {
  requireOptions(optionsShape, options, 'memoryDeliveryStore');
  const { endpointsPerTenant = 16, clock = STEADY } = options;
  const now = (): number => Math.floor(clock.now());
  const index = createEndpointIndex();
  /** Endpoints as they were answered to the request with their idempotency key. */
  const added = new Map<string, Endpoint>();
  const events = new Map<string, InvoiceEvent[]>();
  /** The queues in which something waits; a claim reads only these. */
  const filled = new Set<EndpointQueue>();
  const sift = (queue: EndpointQueue): void => {
    if (queue.size > 0) filled.add(queue);
    else filled.delete(queue);
  };
  const byDelivery = (id: string): EndpointQueue | undefined => {
    const [tenant, endpointId] = JSON.parse(id) as [string, string];
    return index.get(tenant, endpointId);
  };
  const active = (): readonly EndpointQueue[] => [...filled].filter(({ endpoint }) => endpoint.state === 'active');
  const put = (endpoint: Endpoint): Endpoint => {
    const { tenant, id } = endpoint;
    const known = index.get(tenant, id);
    const count = known ? 0 : index.ofTenant(tenant).length;
    if (count >= endpointsPerTenant) throw tooManyEndpoints(tenant, count, endpointsPerTenant);
    const queue = known ?? createQueue(frozenCopy(endpoint));
    queue.endpoint = frozenCopy(endpoint);
    index.put(queue);
    return queue.endpoint;
  };

  return {
    record(recorded) {
      for (const event of recorded) {
        const list = events.get(event.tenant);
        if (list) list.push(event);
        else events.set(event.tenant, [event]);
        for (const queue of index.wanting(event))
          if (queue.endpoint.state !== 'disabled') {
            queue.add(event, now());
            filled.add(queue);
          }
      }
    },
    async addEndpoint(endpoint) {
      const { tenant, id, fingerprint } = endpoint;
      const known = added.get(endpointKey(tenant, id)) ?? index.get(tenant, id)?.endpoint;
      if (known) return known;
      const stored = put(endpoint);
      if (fingerprint !== undefined) added.set(endpointKey(tenant, id), stored);
      return stored;
    },
    async saveEndpoint(endpoint) {
      put(endpoint);
    },
    async updateEndpoint(tenant, id, change) {
      const queue = index.get(tenant, id);
      if (!queue) return null;
      const { state, failingSince } = queue.endpoint;
      queue.endpoint = frozenCopy({ ...change(queue.endpoint), id, tenant, state, failingSince });
      index.put(queue);
      return queue.endpoint;
    },
    async deleteEndpoint(tenant, id) {
      const queue = index.get(tenant, id);
      if (queue) filled.delete(queue);
      index.delete(tenant, id);
    },
    endpoints: async (tenant) =>
      index
        .ofTenant(tenant)
        .map((queue) => queue.endpoint)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    async setEndpointState(tenant, id, state) {
      const queue = index.get(tenant, id);
      if (!queue) return false;
      queue.endpoint = Object.freeze({ ...queue.endpoint, state });
      if (state === 'active') queue.makeDue(now());
      return true;
    },
    async resend(tenant, endpointId, which) {
      const queue = index.get(tenant, endpointId);
      if (!queue) return 0;
      const chosen = (events.get(tenant) ?? []).filter((event) => {
        if (!gets(queue.endpoint, event)) return false;
        if ('eventId' in which) return event.id === which.eventId;
        return 'dead' in which ? queue.isDead(event) : Date.parse(event.timestamp) >= Date.parse(which.since);
      });
      const count = chosen.filter((event) => queue.resend(event, now())).length;
      sift(queue);
      return count;
    },
    deadLetters: async (tenant, endpointId, limit) => index.get(tenant, endpointId)?.deadLetters(limit) ?? [],
    async claim(request) {
      const claim = claimFrom(filled, request, now());
      for (const { endpoint } of claim.dead) {
        const queue = index.get(endpoint.tenant, endpoint.id);
        if (queue) sift(queue);
      }
      return claim;
    },
    events: async (deliveries) => deliveries.map(({ id }) => byDelivery(id)?.find(id)?.event ?? null),
    async finish(tries) {
      return tries.flatMap(({ id, token, result }) => {
        const queue = byDelivery(id);
        if (!queue?.finish(id, token, result, now())) return [];
        sift(queue);
        return [id];
      });
    },
    async prune(olderThanMs) {
      const before = now() - olderThanMs;
      const tenants = new Set([...events.keys()]);
      return [...tenants].flatMap(index.ofTenant).reduce((count, queue) => count + queue.prune(before), 0);
    },
    async lag() {
      const waiting = active().flatMap((queue) => queue.waiting());
      const oldest = waiting.reduce((least, { queuedAt }) => Math.min(least, queuedAt), Number.POSITIVE_INFINITY);
      return { pending: waiting.length, oldestMs: waiting.length === 0 ? null : Math.max(0, now() - oldest) };
    },
  };
}
