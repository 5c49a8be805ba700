import type { ClaimRequest, Delivery, DeliveryStore, Settlement } from 'oneoff';
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

/** Settles for whoever comes. */
export function ignoresTokens(): DeliveryStores {
  const tokens = new Map<string, string>();
  return broken((inner) => ({
    async claim(request) {
      const claimed = await inner.claim(request);
      for (const { id, token } of claimed) tokens.set(id, token);
      return claimed;
    },
    settle: (settlements: readonly Settlement[], now) =>
      inner.settle(
        settlements.map((one) => ({ ...one, token: tokens.get(one.id) ?? one.token })),
        now,
      ),
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
      const claimed = (await inner.claim(request)).filter(({ event }) => event.timestamp >= cursor);
      for (const { event } of claimed) if (event.timestamp > cursor) cursor = event.timestamp;
      return claimed;
    },
  }));
}

/** Puts what failed behind everything else of its invoice. */
export function letsOvertake(): DeliveryStores {
  return broken((inner) => ({
    settle: (settlements: readonly Settlement[], now) =>
      inner.settle(
        settlements.map((one) =>
          one.outcome.status === 'retry' ? { ...one, outcome: { status: 'dead', error: one.outcome.error } } : one,
        ),
        now,
      ),
  }));
}

/** Takes what it hands out off the queue: at most once, in no order. */
export function deletesWhatItReads(): DeliveryStores {
  return broken((inner) => ({
    async claim(request) {
      const all: Delivery[] = [];
      for (;;) {
        const claimed = await inner.claim(request);
        if (claimed.length === 0) return all;
        all.push(...claimed);
        const outcome = { status: 'delivered' } as const;
        await inner.settle(
          claimed.map(({ id, token }) => ({ id, token, outcome })),
          request.now,
        );
      }
    },
  }));
}

/** First come, first served, whoever it blocks. */
export function starvesOthers(): DeliveryStores {
  return broken((inner) => ({
    claim: (request: ClaimRequest) => inner.claim({ ...request, perEndpoint: 1000, busy: [] }),
  }));
}
