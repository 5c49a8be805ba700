import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { list } from '../../validation/combine.ts';
import { integer } from '../../validation/leaves.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import { callback, methodsOf, optionFaults } from '../../validation/require-options.ts';
import { leaf } from '../../validation/shape.ts';
import type { RelayObserver } from './relay-observer.ts';
import { standardRetryDelays } from './retry-schedule.ts';

/** What {@link createRelay} takes. */
export interface RelayOptions {
  readonly store: DeliveryStore;
  /** By the scheme of an endpoint's URL: `{ https: httpSink(), queue: mySink }`. */
  readonly sinks: { readonly [scheme: string]: WebhookSink };
  /** Pauses between tries in milliseconds, default `standardRetryDelays`; one try more than there are pauses. */
  readonly retryDelaysMs?: readonly number[];
  /** Milliseconds after which a try counts as failed, default 20,000. */
  readonly timeoutMs?: number;
  /** Milliseconds after which another relay may take over, default 60,000; more than `timeoutMs`. */
  readonly leaseMs?: number;
  /** Places for tries of proven endpoints, default 128. */
  readonly concurrency?: number;
  /** Places for tries of endpoints that are new, failing, or of a slow tenant, default 16. */
  readonly smallLane?: number;
  /** Tries of one endpoint at once, default 8; one where it has not proven itself. */
  readonly perEndpoint?: number;
  /** Tries of one tenant at once, default 64. */
  readonly perTenant?: number;
  /** Bytes of events on their way, as JSON, default 16,777,216; one larger event is tried alone. */
  readonly maxBytes?: number;
  /** Milliseconds after which a try that has no result yet leaves its place to others, default 500. */
  readonly slowAfterMs?: number;
  /** Milliseconds between two looks when nothing wakes the relay, default 1,000. */
  readonly pollMs?: number;
  /** An endpoint whose every try failed for so many milliseconds is paused, default three days. */
  readonly pauseAfterMs?: number;
  /** How long a stop waits for tries on their way before it gives them back, default 10,000 milliseconds. */
  readonly graceMs?: number;
  readonly observer?: RelayObserver;
  /** Between 0 and 1, for the jitter; default `Math.random`. */
  readonly random?: () => number;
}

/** The options with their defaults filled. */
export type RelaySettings = Required<RelayOptions>;

const LONGEST_TIMER = 2_147_483_647;
const duration = (least: number) => optional(integer(least, LONGEST_TIMER));
const count = optional(integer(1, 1_000_000));

const SINKS = '{ https: httpSink() }';
const sink = object({ sink: methodsOf<WebhookSink>(['deliver'], 'httpSink() or functionSink(…)') });
const sinks = {
  ...leaf<RelayOptions['sinks']>({ type: 'object' }, (value, path) => {
    if (!isPlainObject(value)) return fault('field.type', path, `${show(value)} is not an object; pass ${SINKS}`);
    for (const [scheme, one] of Object.entries(value)) {
      const [wrong] = checkShape(sink, { sink: one });
      if (wrong) return { ...wrong, path: pointer(path, scheme) };
    }
    return undefined;
  }),
  example: SINKS,
};

const optionsShape = object<RelayOptions>({
  store: methodsOf<DeliveryStore>(
    ['claim', 'events', 'finish', 'setEndpointState', 'resend'],
    'postgresDeliveryStore({ pool }) or memoryDeliveryStore()',
  ),
  sinks,
  retryDelaysMs: optional(list(integer(0, LONGEST_TIMER))),
  timeoutMs: duration(1),
  leaseMs: duration(1),
  concurrency: count,
  smallLane: count,
  perEndpoint: count,
  perTenant: count,
  maxBytes: optional(integer(1, Number.MAX_SAFE_INTEGER)),
  slowAfterMs: duration(1),
  pollMs: duration(1),
  pauseAfterMs: optional(integer(0, Number.MAX_SAFE_INTEGER)),
  graceMs: duration(0),
  observer: optional(
    object<RelayObserver>({
      around: optional(callback('(delivery, run) => run()')),
      finished: optional(callback('(delivery, result) => log(result)')),
      givenUp: optional(callback('(delivery) => log(delivery.id)')),
      stateChanged: optional(callback('(endpoint, state) => log(endpoint.id, state)')),
      storeFailed: optional(callback('(error) => log(error)')),
    }),
  ),
  random: optional(callback<() => number>('Math.random')),
});

/**
 * Fill and check the options.
 *
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type`, `field.value`
 */
export function readRelayOptions(options: RelayOptions): RelaySettings {
  throwFaults(optionFaults(optionsShape, options, 'createRelay'));
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: RelaySettings = {
    retryDelaysMs: standardRetryDelays,
    timeoutMs: 20_000,
    leaseMs: 60_000,
    concurrency: 128,
    smallLane: 16,
    perEndpoint: 8,
    perTenant: 64,
    maxBytes: 16_777_216,
    slowAfterMs: 500,
    pollMs: 1000,
    pauseAfterMs: 259_200_000,
    graceMs: 10_000,
    observer: {},
    random: Math.random,
    ...(given as unknown as RelayOptions),
  };
  throwFaults(leaseFaults(settings));
  return settings;
}

function leaseFaults({ leaseMs, timeoutMs }: RelaySettings): readonly Fault[] {
  if (leaseMs > timeoutMs) return [];
  const message = `a lease of ${leaseMs} ms ends before a try of ${timeoutMs} ms; pass more than timeoutMs`;
  return [fault('field.value', '/leaseMs', message)];
}
