import type { ClaimedDelivery, ClaimRequest, EndpointKey } from '../../ports/delivery-store.ts';
import type { RelaySettings } from './relay-options.ts';

/** What a relay has room for. */
type Room = Omit<ClaimRequest, 'leaseMs' | 'maxAttempts' | 'lookAfter' | 'lookAt'>;

/** The tries on their way. */
export interface InFlight {
  readonly size: number;
  /** Keep a try until it ends. */
  add(delivery: ClaimedDelivery, ended: Promise<unknown>): void;
  room(): Room;
  /** Resolves when all have ended. */
  ended(): Promise<unknown>;
}

/** Limits of the tries on their way. */
export type InFlightLimits = Pick<
  RelaySettings,
  'concurrency' | 'smallLane' | 'perEndpoint' | 'perTenant' | 'maxBytes' | 'slowAfterMs'
>;

interface Try {
  readonly delivery: ClaimedDelivery;
  isSlow: boolean;
}

/** A slow try keeps a connection and a body, and nothing else waits for it: so many of them for each place. */
const SLOW_PER_PLACE = 2;

/** Places that slow tries leave are filled together: a claim for each would be a load of its own. */
const GATHER_MS = 50;

/**
 * Nothing on its way.
 *
 * A try takes a place while it is fresh. One that is slow leaves its place to others, because a receiver that hangs until
 * its timeout must cost the others nothing; when there are too many slow ones, their tenants get nothing more.
 *
 * @param onChange - called when a place is free again
 */
export function createInFlight(limits: InFlightLimits, onChange: () => void): InFlight {
  const tries = new Set<Try>();
  const ends = new Set<Promise<unknown>>();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const changeSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      onChange();
    }, GATHER_MS);
  };
  return {
    get size() {
      return tries.size;
    },
    add(delivery, ended) {
      const one: Try = { delivery, isSlow: false };
      tries.add(one);
      const timer = setTimeout(() => {
        one.isSlow = true;
        changeSoon();
      }, limits.slowAfterMs);
      const leave = (): void => {
        clearTimeout(timer);
        tries.delete(one);
        ends.delete(end);
        // Without one left on its way the relay may be about to end, or has nothing else to wake it.
        if (one.isSlow && tries.size > 0) changeSoon();
        else {
          clearTimeout(soon);
          soon = undefined;
          onChange();
        }
      };
      // A try rejects only where an observer throws; its lease then runs out.
      const end = ended.then(leave, leave);
      ends.add(end);
    },
    room: () => roomBeside([...tries], limits),
    ended: () => Promise.all(ends),
  };
}

function roomBeside(tries: readonly Try[], limits: InFlightLimits): Room {
  const { concurrency, smallLane, perEndpoint, perTenant, maxBytes } = limits;
  const fresh = tries.filter((one) => !one.isSlow);
  const slow = tries.filter((one) => one.isSlow);
  const isFull = slow.length >= SLOW_PER_PLACE * concurrency || bytesOf(slow) >= maxBytes;
  const slowOf = countBy(slow, tenantOf);
  return {
    limit: concurrency - fresh.filter(({ delivery }) => !delivery.small).length,
    smallLane: Math.max(0, smallLane - fresh.filter(({ delivery }) => delivery.small).length),
    interrupted: fresh.some(({ delivery }) => delivery.interrupted) ? 0 : 1,
    maxBytes: maxBytes - bytesOf(fresh),
    perEndpoint,
    perTenant,
    busy: busyEndpoints(tries, perEndpoint),
    busyTenants: [...countBy(tries, tenantOf)].flatMap(([tenant, count]) =>
      count >= perTenant || (isFull && slowOf.has(tenant)) ? [tenant] : [],
    ),
    slowTenants: [...slowOf].flatMap(([tenant, count]) => (count * 4 >= perTenant ? [tenant] : [])),
  };
}

/** Those with as many tries as they may have: one, where they have not proven themselves. */
function busyEndpoints(tries: readonly Try[], perEndpoint: number): readonly EndpointKey[] {
  const found = new Map<string, { readonly key: EndpointKey; count: number; most: number }>();
  for (const { delivery } of tries) {
    const { tenant, id } = delivery.endpoint;
    const name = JSON.stringify([tenant, id]);
    const known = found.get(name) ?? { key: { tenant, id }, count: 0, most: perEndpoint };
    known.count += 1;
    if (delivery.small) known.most = 1;
    found.set(name, known);
  }
  return [...found.values()].filter(({ count, most }) => count >= most).map(({ key }) => key);
}

function tenantOf({ delivery }: Try): string {
  return delivery.endpoint.tenant;
}

function bytesOf(tries: readonly Try[]): number {
  return tries.reduce((sum, { delivery }) => sum + delivery.bytes, 0);
}

function countBy(tries: readonly Try[], keyOf: (one: Try) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of tries) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
