import type { Delivery, EndpointKey } from '../../ports/delivery-store.ts';

/** The tries on their way, by endpoint. */
export interface InFlight {
  readonly size: number;
  /** Keep a try until it ends. */
  add(delivery: Delivery, ended: Promise<unknown>): void;
  /** Endpoints with as many as they may have: `perEndpoint`, or one where they are failing. */
  busy(): readonly EndpointKey[];
  /** Resolves when all have ended. */
  ended(): Promise<unknown>;
}

/**
 * Nothing on its way.
 *
 * @param onEnd - called when a try has ended and left its place
 */
export function createInFlight(perEndpoint: number, onEnd: () => void): InFlight {
  const tries = new Set<Promise<unknown>>();
  const endpoints = new Map<string, { readonly key: EndpointKey; count: number; isFailing: boolean }>();
  return {
    get size() {
      return tries.size;
    },
    add({ endpoint }, ended) {
      const { tenant, id, failingSince } = endpoint;
      const name = JSON.stringify([tenant, id]);
      const known = endpoints.get(name) ?? { key: { tenant, id }, count: 0, isFailing: false };
      known.count += 1;
      known.isFailing = failingSince !== null;
      endpoints.set(name, known);
      const leave = (): void => {
        tries.delete(one);
        known.count -= 1;
        if (known.count === 0) endpoints.delete(name);
        onEnd();
      };
      // A try rejects only where an observer throws; its lease then runs out.
      const one = ended.then(leave, leave);
      tries.add(one);
    },
    busy: () =>
      [...endpoints.values()]
        .filter(({ count, isFailing }) => count >= (isFailing ? 1 : perEndpoint))
        .map(({ key }) => key),
    ended: () => Promise.all(tries),
  };
}
