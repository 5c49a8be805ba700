import type { Delivery, DeliveryOutcome, ReplayChoice } from '../../ports/delivery-store.ts';
import { type Brake, createBrake } from './brake.ts';
import { createInFlight } from './in-flight.ts';
import { judgeFailure } from './judge-failure.ts';
import { type RelayOptions, type RelaySettings, readRelayOptions } from './relay-options.ts';
import { createSettler, type Settle } from './settler.ts';
import { tryDelivery } from './try-delivery.ts';
import { createWaker, type Waker } from './waker.ts';

/** How many tries of a run ended how. */
export type RelayReport = { readonly [status in DeliveryOutcome['status']]: number };

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
  /** Let a paused or disabled endpoint have its events again, what waits at once. Resolves with whether it is there. */
  resume(tenant: string, endpointId: string): Promise<boolean>;
  /** Send events to an endpoint again; resolves with how many. */
  replay(tenant: string, endpointId: string, which: ReplayChoice): Promise<number>;
}

/**
 * Create a relay over a store's deliveries. Any number of them may run side by side, in one process or in many.
 *
 * Events of one invoice reach one endpoint one after the other; everything else goes at once. Each is delivered at least
 * once, with the same `webhook-id` on every try.
 *
 * @throws {ValidationError} `field.value` for an option that cannot work
 * @example
 * ```ts
 * const relay = createRelay({ store: deliveries, sinks: { https: httpSink() } });
 * await relay.run(signal);
 * ```
 */
export function createRelay(options: RelayOptions): Relay {
  const settings = readRelayOptions(options);
  const { store, clock, observer } = settings;
  const now = (): string => new Date(clock.now()).toISOString();
  const wakers = new Set<Waker>();
  const wake = (): void => {
    for (const waker of wakers) waker.wake();
  };
  const settle = createSettler(store, now, (error) => observer.storeFailed?.(error));

  const start = async (signal: AbortSignal, untilEmpty: boolean): Promise<RelayReport> => {
    const waker = createWaker();
    wakers.add(waker);
    signal.addEventListener('abort', waker.wake);
    try {
      return await carry(settings, settle, waker, signal, untilEmpty);
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
      const found = await store.setEndpointState(tenant, endpointId, 'active', now());
      wake();
      return found;
    },
    async replay(tenant, endpointId, which) {
      const count = await store.replay(tenant, endpointId, which, now());
      wake();
      return count;
    },
  };
}

/** The loop: claim while there is room, sleep until a try ends, a commit wakes it, or the next look is due. */
async function carry(
  settings: RelaySettings,
  settle: Settle,
  waker: Waker,
  signal: AbortSignal,
  untilEmpty: boolean,
): Promise<RelayReport> {
  const { store, clock, concurrency, perEndpoint, leaseMs, pollMs, graceMs, observer } = settings;
  const report = { delivered: 0, retry: 0, dead: 0, released: 0 };
  const inFlight = createInFlight(perEndpoint, waker.wake);
  const brake = createBrake();
  const claim = (limit: number): Promise<readonly Delivery[]> =>
    store.claim({ now: new Date(clock.now()).toISOString(), leaseMs, limit, perEndpoint, busy: inFlight.busy() });

  try {
    while (!signal.aborted) {
      const room = concurrency - inFlight.size;
      let claimed: readonly Delivery[] = [];
      try {
        if (room > 0) claimed = await claim(room);
      } catch (error) {
        if (untilEmpty) throw error;
        observer.storeFailed?.(error);
      }
      for (const delivery of claimed) {
        const ended = carryOne(settings, settle, delivery, brake, signal.aborted);
        inFlight.add(
          delivery,
          ended.then((status) => {
            report[status] += 1;
          }),
        );
      }
      if (untilEmpty && inFlight.size === 0) break;
      await waker.sleep(untilEmpty ? undefined : pollMs);
    }
  } finally {
    const grace = setTimeout(brake.pull, graceMs);
    await inFlight.ended();
    clearTimeout(grace);
  }
  return report;
}

async function carryOne(
  settings: RelaySettings,
  settle: Settle,
  delivery: Delivery,
  brake: Brake,
  isTooLate: boolean,
): Promise<DeliveryOutcome['status']> {
  const { observer } = settings;
  const { id, token } = delivery;
  if (isTooLate) {
    // It was claimed while the relay was told to stop.
    await settle({ id, token, outcome: { status: 'released' } });
    return 'released';
  }
  const run = (): Promise<DeliveryOutcome> => tryOnce(settings, delivery, brake);
  const outcome = await (observer.around ? observer.around(delivery, run) : run());
  const held = await settle({ id, token, outcome });
  observer.settled?.(delivery, outcome, held);
  return outcome.status;
}

async function tryOnce(settings: RelaySettings, delivery: Delivery, brake: Brake): Promise<DeliveryOutcome> {
  try {
    await tryDelivery(settings, delivery, brake);
    return { status: 'delivered' };
  } catch (error) {
    if (brake.isPulled) return { status: 'released' };
    const { store, clock, observer } = settings;
    const now = clock.now();
    const { outcome, state } = judgeFailure(delivery, error, now, settings);
    if (state !== null) {
      const { tenant, id } = delivery.endpoint;
      try {
        // Before it is settled: a successor must not be claimed in between.
        await store.setEndpointState(tenant, id, state, new Date(now).toISOString());
        observer.stateChanged?.(delivery.endpoint, state, 'error' in outcome ? outcome.error : '');
      } catch (failure) {
        observer.storeFailed?.(failure);
      }
    }
    return outcome;
  }
}
