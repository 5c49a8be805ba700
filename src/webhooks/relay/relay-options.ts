import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';
import type { RelayObserver } from './relay-observer.ts';
import { standardRetryDelays } from './retry-schedule.ts';

/** What {@link createRelay} takes. */
export interface RelayOptions {
  readonly store: DeliveryStore;
  /** By the scheme of an endpoint's URL: `{ https: httpSink(), queue: mySink }`. */
  readonly sinks: { readonly [scheme: string]: WebhookSink };
  /** Pauses between tries, default `standardRetryDelays`; one try more than there are pauses. */
  readonly retryDelaysMs?: readonly number[];
  /** Milliseconds after which a try counts as failed, default 20,000. */
  readonly timeoutMs?: number;
  /** Milliseconds after which another relay may take over, default 60,000; more than `timeoutMs`. */
  readonly leaseMs?: number;
  /** Tries at once, default 128. */
  readonly concurrency?: number;
  /** Deliveries that one claim takes for one endpoint, default 8; one that is failing gets one at a time. */
  readonly perEndpoint?: number;
  /** Milliseconds between two looks when nothing wakes the relay, default 1,000. */
  readonly pollMs?: number;
  /** An endpoint whose every try failed for so many milliseconds is paused, default three days. */
  readonly pauseAfterMs?: number;
  /** How long a stop waits for tries on their way before it gives them back, default 10,000 milliseconds. */
  readonly graceMs?: number;
  readonly observer?: RelayObserver;
  readonly clock?: Clock;
  /** Between 0 and 1, for the jitter; default `Math.random`. */
  readonly random?: () => number;
}

/** The options with their defaults filled. */
export type RelaySettings = Required<RelayOptions>;

/**
 * Fill and check the options.
 *
 * @throws {ValidationError} `field.value`
 */
export function readRelayOptions(options: RelayOptions): RelaySettings {
  const settings: RelaySettings = {
    retryDelaysMs: standardRetryDelays,
    timeoutMs: 20_000,
    leaseMs: 60_000,
    concurrency: 128,
    perEndpoint: 8,
    pollMs: 1000,
    pauseAfterMs: 259_200_000,
    graceMs: 10_000,
    observer: {},
    clock: { now: () => Date.now() },
    random: Math.random,
    ...options,
  };
  const atLeast = (name: keyof RelaySettings, least: number): readonly Fault[] => {
    const value = settings[name];
    return typeof value === 'number' && value >= least
      ? []
      : [fault('field.value', `/${name}`, `${show(value)} is not a number of at least ${least}`)];
  };
  throwFaults([
    ...(['timeoutMs', 'concurrency', 'perEndpoint', 'pollMs'] as const).flatMap((name) => atLeast(name, 1)),
    ...(['pauseAfterMs', 'graceMs'] as const).flatMap((name) => atLeast(name, 0)),
    ...(settings.leaseMs > settings.timeoutMs
      ? []
      : [fault('field.value', '/leaseMs', 'a lease must outlast a try: pass more than timeoutMs')]),
  ]);
  return settings;
}
