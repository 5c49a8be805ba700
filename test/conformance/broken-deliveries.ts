import type { ClaimedDelivery, ClaimRequest, DeliveryStore, FinishedTry } from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import type { DeliveryStores } from 'oneoff/testing';

/** Sound stores whose deliveries are changed. */
function broken(change: (inner: DeliveryStore) => Partial<DeliveryStore>): DeliveryStores {
  const inner = memoryDeliveryStore();
  return { store: memoryStore({ deliveries: inner }), deliveries: { ...inner, ...change(inner) } };
}

/** Every endpoint is everybody's. */
export function mixesTenants(): DeliveryStores {
  return broken((inner) => ({
    async saveEndpoint(endpoint) {
      for (const tenant of ['default', 'ours', 'theirs', 'other']) await inner.saveEndpoint({ ...endpoint, tenant });
    },
  }));
}

/** Reads an endpoint, changes it, and saves it, with nothing held in between. */
export function losesChanges(): DeliveryStores {
  return broken((inner) => ({
    async updateEndpoint(tenant, id, change) {
      const found = (await inner.endpoints(tenant)).find((one) => one.id === id);
      if (!found) return null;
      const { state, failingSince } = found;
      const changed = { ...change(found), tenant, id, state, failingSince };
      await inner.saveEndpoint(changed);
      return changed;
    },
  }));
}

/** Takes a result from anybody. */
export function ignoresTokens(): DeliveryStores {
  const tokens = new Map<string, string>();
  return broken((inner) => ({
    async claim(request) {
      const claimed = await inner.claim(request);
      for (const { id, token } of claimed.deliveries) tokens.set(id, token);
      return claimed;
    },
    finish: (tries: readonly FinishedTry[]) =>
      inner.finish(tries.map((one) => ({ ...one, token: tokens.get(one.id) ?? one.token }))),
  }));
}

/** Reads what is due and leases nothing. */
export function leasesNothing(): DeliveryStores {
  return broken((inner) => ({ claim: (request: ClaimRequest) => inner.claim({ ...request, leaseMs: 0 }) }));
}

/** Remembers how far it came, and looks only beyond. */
export function usesACursor(): DeliveryStores {
  let cursor = '';
  return broken((inner) => ({
    async claim(request) {
      const { deliveries, ...claimed } = await inner.claim(request);
      const events = await inner.events(deliveries);
      const times = events.map((event) => event?.timestamp ?? '');
      const seen = deliveries.filter((_, index) => (times[index] ?? '') >= cursor);
      for (const time of times) if (time > cursor) cursor = time;
      return { ...claimed, deliveries: seen };
    },
  }));
}

/** Puts what failed behind everything else of its invoice. */
export function letsOvertake(): DeliveryStores {
  return broken((inner) => ({
    finish: (tries: readonly FinishedTry[]) =>
      inner.finish(
        tries.map((one) =>
          one.result.status === 'retry' ? { ...one, result: { status: 'dead', error: one.result.error } } : one,
        ),
      ),
  }));
}

/** Takes what it hands out off the queue: at most once, in no order. */
export function deletesWhatItReads(): DeliveryStores {
  return broken((inner) => ({
    async claim(request) {
      const all: ClaimedDelivery[] = [];
      for (;;) {
        const { deliveries, ...claimed } = await inner.claim(request);
        if (deliveries.length === 0) return { ...claimed, deliveries: all };
        all.push(...deliveries);
        const result = { status: 'delivered' } as const;
        await inner.finish(deliveries.map(({ id, token }) => ({ id, token, result })));
      }
    },
  }));
}

/** First come, first served, whoever it blocks. */
export function starvesOthers(): DeliveryStores {
  return broken((inner) => ({
    claim: (request: ClaimRequest) =>
      inner.claim({ ...request, perEndpoint: 1000, perTenant: 1000, busy: [], busyTenants: [] }),
  }));
}

/** Lets a delivery be tried for ever. */
export function neverGivesUp(): DeliveryStores {
  return broken((inner) => ({ claim: (request: ClaimRequest) => inner.claim({ ...request, maxAttempts: 1e9 }) }));
}

/** Lets a tenant have as many endpoints as it likes. */
export function countsNoEndpoints(): DeliveryStores {
  const inner = memoryDeliveryStore({ endpointsPerTenant: 1000 });
  return { store: memoryStore({ deliveries: inner }), deliveries: inner };
}

/** Has one lane for all. */
export function hasOneLane(): DeliveryStores {
  return broken((inner) => ({ claim: (request: ClaimRequest) => inner.claim({ ...request, smallLane: 1000 }) }));
}

/** Looks at the first endpoints of each lane only, again and again. */
export function looksAtTheFirst(): DeliveryStores {
  return broken((inner) => ({
    async claim(request) {
      const { deliveries, ...claimed } = await inner.claim(request);
      const looks: { proven: number; small: number } = { ...request.lookAt };
      return { ...claimed, deliveries: deliveries.filter(({ small }) => looks[small ? 'small' : 'proven']-- > 0) };
    },
  }));
}

/** Takes by number only, however large the events are. */
export function ignoresBytes(): DeliveryStores {
  return broken((inner) => ({ claim: (request: ClaimRequest) => inner.claim({ ...request, maxBytes: 1e12 }) }));
}

/** Goes by the clock of the host that wrote an event. */
export function trustsHosts(): DeliveryStores {
  return broken((inner) => ({
    async events(deliveries) {
      const events = await inner.events(deliveries);
      return events.map((event) => (event && Date.parse(event.timestamp) > Date.now() ? null : event));
    },
  }));
}
