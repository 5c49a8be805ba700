import type { Claim, ClaimRequest, DeliveryResult, ResendChoice } from '../../ports/delivery-store.ts';
import { createBrake } from './brake.ts';
import { createEventReader } from './event-reader.ts';
import { createInFlight } from './in-flight.ts';
import { createProvenLaneTurns } from './proven-lane-turns.ts';
import { type RelayOptions, type RelaySettings, readRelayOptions } from './relay-options.ts';
import { createResultWriter } from './result-writer.ts';
import { createSmallLaneTurns } from './small-lane-turns.ts';
import { type StoreAccess, tryAndFinish } from './try-and-finish.ts';
import { createWaker, type Waker } from './waker.ts';

/** How many tries of a run ended how. */
export type RelayReport = { readonly [status in DeliveryResult['status']]: number };

/** Carries events from a store to their endpoints. */
export interface Relay {
  /**
   * Deliver until the signal aborts. Then nothing more is claimed, tries on their way get their grace, and what has not
   * ended by then is given back. A store that fails does not end it.
   */
  run(signal: AbortSignal): Promise<void>;
  /**
   * Deliver what is due until nothing is left: for a cron job, or a test.
   *
   * @throws {StoreError} when the store fails
   */
  runOnce(signal?: AbortSignal): Promise<RelayReport>;
  /** Look for work now: after a commit, or on a notification. */
  wake(): void;
  /** Make a paused or disabled endpoint active again; what waits for it is due at once. Resolves with whether it exists. */
  resume(tenant: string, endpointId: string): Promise<boolean>;
  /** Send events to an endpoint again; resolves with how many. */
  resend(tenant: string, endpointId: string, which: ResendChoice): Promise<number>;
}

/**
 * Create a relay over a store's deliveries. Any number of them may run side by side, in one process or in many.
 *
 * Events of one invoice reach one endpoint one after the other; everything else goes at once. Each is delivered at least
 * once, with the same `webhook-id` on every try. Tenants take turns, and endpoints that are new or failing share a small
 * lane, so that one tenant's dead endpoints do not hold up another's.
 *
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type`, `field.value` for an option
 * @example
 * ```ts
 * const relay = createRelay({ store: deliveries, sinks: { https: httpSink() } });
 * await relay.run(signal);
 * ```
 */
export function createRelay(options: RelayOptions): Relay {
  const settings = readRelayOptions(options);
  const { store, observer } = settings;
  const wakers = new Set<Waker>();
  const wake = (): void => {
    for (const waker of wakers) waker.wake();
  };
  const access: StoreAccess = {
    readEvent: createEventReader(store),
    writeResult: createResultWriter(store, (error) => observer.storeFailed?.(error)),
  };

  const start = async (signal: AbortSignal, untilEmpty: boolean): Promise<RelayReport> => {
    const waker = createWaker();
    wakers.add(waker);
    signal.addEventListener('abort', waker.wake);
    try {
      return await carry(settings, access, waker, signal, untilEmpty);
    } finally {
      wakers.delete(waker);
      signal.removeEventListener('abort', waker.wake);
    }
  };
  return {
    async run(signal) {
      await start(signal, false);
    },
    runOnce: (signal = new AbortController().signal) => start(signal, true),
    wake,
    async resume(tenant, endpointId) {
      const found = await store.setEndpointState(tenant, endpointId, 'active');
      wake();
      return found;
    },
    async resend(tenant, endpointId, which) {
      const count = await store.resend(tenant, endpointId, which);
      wake();
      return count;
    },
  };
}

const NOTHING: Claim = { deliveries: [], dead: [], stoppedAt: { proven: null, small: null } };

/** Endpoints of a lane that a claim looks at, for each of its places. */
const LOOKS_PER_PLACE = 4;

/** The fewest endpoints of the proven lane that a claim looks at. */
const FEWEST_LOOKS = 256;

/** An empty claim ends a run until nothing is left, so that one looks at all. */
const LOOK_AT_ALL: Pick<ClaimRequest, 'lookAfter' | 'lookAt'> = {
  lookAfter: { proven: null, small: null },
  lookAt: { proven: Number.MAX_SAFE_INTEGER, small: Number.MAX_SAFE_INTEGER },
};

/** The loop: claim while there is room, sleep until a place is free, a commit wakes it, or the next look is due. */
async function carry(
  settings: RelaySettings,
  access: StoreAccess,
  waker: Waker,
  signal: AbortSignal,
  untilEmpty: boolean,
): Promise<RelayReport> {
  const { store, leaseMs, retryDelaysMs, pollMs, graceMs, observer } = settings;
  const report = { delivered: 0, retry: 0, dead: 0, released: 0 };
  const inFlight = createInFlight(settings, waker.wake);
  const brake = createBrake();
  const turns = createSmallLaneTurns(pollMs);
  const provenTurns = createProvenLaneTurns();
  const looks = {
    proven: Math.max(FEWEST_LOOKS, LOOKS_PER_PLACE * settings.concurrency),
    small: LOOKS_PER_PLACE * settings.smallLane,
  };
  let nextLookMs = pollMs;
  let goesOn = false;
  /** Whether the small lane was looked at since the relay slept. */
  let hasLooked = false;
  const claim = async (): Promise<Claim> => {
    const room = inFlight.room();
    goesOn = false;
    const wait = untilEmpty || room.smallLane === 0 ? 0 : turns.wait();
    const smallLane = wait > 0 ? 0 : room.smallLane;
    if (wait > 0 && !hasLooked) nextLookMs = Math.min(pollMs, Math.ceil(wait));
    if (room.limit + smallLane <= 0 || room.maxBytes <= 0) return NOTHING;
    const look = untilEmpty
      ? LOOK_AT_ALL
      : { lookAfter: { proven: provenTurns.after, small: turns.after }, lookAt: looks };
    const start = performance.now();
    const claimed = await store.claim({ ...room, ...look, smallLane, leaseMs, maxAttempts: retryDelaysMs.length + 1 });
    const { stoppedAt, deliveries } = claimed;
    if (room.limit > 0)
      goesOn = provenTurns.took(stoppedAt.proven, deliveries.filter(({ small }) => !small).length >= room.limit);
    if (smallLane > 0) {
      turns.took(performance.now() - start, stoppedAt.small);
      hasLooked = true;
      nextLookMs = stoppedAt.small ? Math.min(pollMs, Math.ceil(turns.wait())) : pollMs;
    }
    return claimed;
  };

  try {
    while (!signal.aborted) {
      let claimed = NOTHING;
      try {
        claimed = await claim();
      } catch (error) {
        if (untilEmpty) throw error;
        observer.storeFailed?.(error);
      }
      for (const delivery of claimed.dead) observer.givenUp?.(delivery);
      report.dead += claimed.dead.length;
      for (const delivery of claimed.deliveries) {
        const ended = tryAndFinish(settings, access, delivery, brake, () => signal.aborted);
        inFlight.add(
          delivery,
          ended.then((status) => {
            report[status] += 1;
          }),
        );
      }
      // A dead letter lets go what follows it.
      if (claimed.dead.length > 0 || goesOn) continue;
      if (untilEmpty && inFlight.size === 0) break;
      await waker.sleep(untilEmpty ? undefined : nextLookMs);
      nextLookMs = pollMs;
      hasLooked = false;
    }
  } finally {
    const grace = setTimeout(brake.pull, graceMs);
    await inFlight.ended();
    clearTimeout(grace);
  }
  return report;
}
