/** A delivery that is due, and may be tried. */
export interface DueTry {
  readonly tenant: string;
  /** In milliseconds of the store's clock. */
  readonly dueAt: number;
  /** About how large its event is as JSON. */
  readonly bytes: number;
  /** Whether it is of the small lane. */
  readonly small: boolean;
  /** Whether the try before ended without a result. */
  readonly interrupted: boolean;
}

/** How much a claim has room for; the members of a `ClaimRequest` that are about it. */
export interface Room {
  readonly limit: number;
  readonly smallLane: number;
  readonly interrupted: number;
  readonly maxBytes: number;
  readonly perTenant: number;
  readonly slowTenants: readonly string[];
}

/**
 * Which of the tries that are due a claim takes, in this order: tenants by turns, the longest due of each first, slow
 * tenants after the others; each lane within its places, few of those that were interrupted, and within the bytes, but
 * always one.
 *
 * @param due - of each endpoint as many as it may have, and not what is busy
 */
export function chooseTries<T extends DueTry>(due: readonly T[], room: Room): readonly T[] {
  let { limit, smallLane, interrupted, maxBytes } = room;
  return inTurns(due, room).filter((one) => {
    if (maxBytes <= 0 || (one.interrupted && interrupted <= 0) || (one.small ? smallLane : limit) <= 0) return false;
    if (one.small) smallLane -= 1;
    else limit -= 1;
    if (one.interrupted) interrupted -= 1;
    maxBytes -= one.bytes;
    return true;
  });
}

function inTurns<T extends DueTry>(due: readonly T[], { perTenant, slowTenants }: Room): readonly T[] {
  const slow = new Set(slowTenants);
  const counts = new Map<string, number>();
  return [...due]
    .sort((a, b) => a.dueAt - b.dueAt)
    .map((one) => {
      const turn = (counts.get(one.tenant) ?? 0) + 1;
      counts.set(one.tenant, turn);
      return { one, turn, isSlow: Number(slow.has(one.tenant)) };
    })
    .filter(({ turn }) => turn <= perTenant)
    .sort((a, b) => a.isSlow - b.isSlow || a.turn - b.turn || a.one.dueAt - b.one.dueAt)
    .map(({ one }) => one);
}
