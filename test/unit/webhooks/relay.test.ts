import type { Delivery, DeliveryResult, InvoiceEvent, Invoicing } from 'oneoff';
import { ValidationError } from 'oneoff';
import { type MemoryDeliveryStore, memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import {
  createRelay,
  DeliveryError,
  type EndpointInput,
  functionSink,
  type Relay,
  type RelayOptions,
  standardRetryDelays,
  wakeAfterCommit,
} from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { INPUT, NOW, openAcme } from '../acme.ts';
import { endpointAt } from './samples.ts';

/** A service whose events go to a function, and a clock that the test moves. */
interface Post {
  readonly invoicing: Invoicing;
  readonly deliveries: MemoryDeliveryStore;
  readonly relay: Relay;
  readonly clock: { now(): number };
  readonly seen: string[];
  readonly finished: (readonly [type: string, result: DeliveryResult])[];
  readonly states: string[];
  pass(ms: number): void;
  save(input?: Partial<EndpointInput>): Promise<void>;
  issue(): Promise<string>;
  state(id?: string): Promise<string | undefined>;
}

type Handle = (event: InvoiceEvent, delivery: Delivery, signal: AbortSignal) => unknown;

function openPost(handle: Handle = () => undefined, options: Partial<RelayOptions> = {}): Post {
  let now = Date.parse(NOW);
  const clock = { now: () => now };
  const deliveries = memoryDeliveryStore({ clock });
  const store = memoryStore({ deliveries });
  const seen: string[] = [];
  const finished: (readonly [string, DeliveryResult])[] = [];
  const states: string[] = [];
  const sink = functionSink((event, delivery, signal) => {
    seen.push(`${delivery.endpoint.id} ${event.type} ${delivery.attempt}`);
    return handle(event, delivery, signal);
  });
  const relay = createRelay({
    store: deliveries,
    sinks: { app: sink },
    random: () => 0,
    observer: {
      finished: (delivery, result) => void finished.push([delivery.event.type, result]),
      stateChanged: (endpoint, state, reason) => void states.push(`${endpoint.id} ${state}: ${reason}`),
    },
    ...options,
  });
  const { invoicing } = openAcme({ store: wakeAfterCommit(store, relay.wake) });
  return {
    invoicing,
    deliveries,
    relay,
    clock,
    seen,
    finished,
    states,
    pass: (ms) => {
      now += ms;
    },
    save: (input) =>
      deliveries.saveEndpoint(endpointAt({ id: 'books', url: 'app:', eventTypes: ['invoice.finalized'], ...input })),
    issue: async () => (await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).id,
    state: async (id = 'books') => (await deliveries.endpoints('default')).find((one) => one.id === id)?.state,
  };
}

const refuse: Handle = () => {
  throw new DeliveryError('answered 500');
};
const done = { delivered: 0, retry: 0, dead: 0, released: 0 };
const HOUR = 3_600_000;

describe('a relay', () => {
  it('delivers all events of an invoice in their order, and says how many', async () => {
    const post = openPost();
    await post.save({ eventTypes: ['*'] });
    const id = await post.issue();
    expect(await post.relay.runOnce()).toEqual({ ...done, delivered: post.seen.length });
    const history = (await post.invoicing.history(id)).items;
    expect(post.seen).toEqual(history.map((event) => `books ${event.type} 1`));
    expect(await post.relay.runOnce()).toEqual(done);
  });

  it('tries again by the schedule of Standard Webhooks, ten times over three days, and then gives up', async () => {
    const post = openPost(refuse, { pauseAfterMs: 365 * 24 * HOUR });
    await post.save();
    await post.issue();
    const waits: number[] = [];
    for (;;) {
      await post.relay.runOnce();
      const [, result] = post.finished.at(-1) ?? [];
      if (result?.status !== 'retry') break;
      waits.push(result.afterMs);
      post.pass(result.afterMs - 1);
      expect(await post.relay.runOnce()).toEqual(done);
      post.pass(1);
    }
    expect(waits).toEqual(standardRetryDelays);
    expect(post.seen).toHaveLength(10);
    expect(waits.reduce((a, b) => a + b) / HOUR).toBeCloseTo(75.58, 1);
    expect(await post.deliveries.deadLetters('default', 'books', 10)).toMatchObject([
      { type: 'invoice.finalized', attempts: 10, error: 'answered 500' },
    ]);
  });

  it('adds up to a fifth of jitter', async () => {
    const post = openPost(refuse, { random: () => 1 });
    await post.save();
    await post.issue();
    await post.relay.runOnce();
    expect(post.finished.at(-1)?.[1]).toMatchObject({ afterMs: 6000 });
  });

  it.each([
    [60_000, 60_000],
    [1000, 5000],
    [10 * 24 * HOUR, 24 * HOUR],
  ])('waits for a Retry-After of %i ms, but never less than its schedule nor more than a day', async (asked, wait) => {
    const post = openPost(() => {
      throw new DeliveryError('answered 429', { retryAfterMs: asked });
    });
    await post.save();
    await post.issue();
    await post.relay.runOnce();
    expect(post.finished.at(-1)?.[1]).toMatchObject({ afterMs: wait });
  });

  it('disables an endpoint that is gone, and sends it nothing more', async () => {
    const post = openPost(() => {
      throw new DeliveryError('answered 410', { gone: true });
    });
    await post.save({ eventTypes: ['*'] });
    await post.issue();
    expect(await post.relay.runOnce()).toEqual({ ...done, dead: 1 });
    expect([await post.state(), post.states]).toEqual(['disabled', ['books disabled: answered 410']]);
  });

  it('pauses an endpoint that failed for long, keeps what waits, and sends it after the resume', async () => {
    let isUp = false;
    const post = openPost((...args) => (isUp ? undefined : refuse(...args)), { pauseAfterMs: 24 * HOUR });
    await post.save();
    await post.issue();
    for (let day = 0; (await post.state()) === 'active'; day++) {
      await post.relay.runOnce();
      expect(day).toBeLessThan(20);
      post.pass(12 * HOUR);
    }
    expect(post.states).toEqual(['books paused: answered 500']);
    await post.issue();
    const tries = post.seen.length;
    expect(await post.relay.runOnce()).toEqual(done);
    isUp = true;
    expect(await post.relay.resume('default', 'absent')).toBe(false);
    expect(await post.relay.resume('default', 'books')).toBe(true);
    expect(await post.relay.runOnce()).toEqual({ ...done, delivered: 2 });
    expect(post.seen).toHaveLength(tries + 2);
  });

  it('sends again what an endpoint asks for', async () => {
    const post = openPost();
    await post.save();
    const id = await post.issue();
    await post.relay.runOnce();
    const event = (await post.invoicing.history(id)).items.find((one) => one.type === 'invoice.finalized');
    expect(await post.relay.resend('default', 'books', { eventId: event?.id ?? '' })).toBe(1);
    expect(await post.relay.resend('default', 'books', { since: NOW })).toBe(1);
    await post.relay.runOnce();
    expect(post.seen).toEqual(['books invoice.finalized 1', 'books invoice.finalized 1']);
  });

  it('tries again what no sink takes, for a sink may be added', async () => {
    const post = openPost();
    await post.save({ url: 'queue:billing' });
    await post.issue();
    await post.relay.runOnce();
    expect(post.finished.at(-1)?.[1]).toMatchObject({ status: 'retry', error: expect.stringContaining('"queue:"') });
  });

  it('does not wait for a sink that hangs', async () => {
    const post = openPost(() => new Promise(() => undefined), { timeoutMs: 20 });
    await post.save();
    await post.issue();
    await post.relay.runOnce();
    expect(post.finished.at(-1)?.[1]).toMatchObject({ status: 'retry', error: 'no answer within 20 ms' });
  });

  it('delivers to others while one endpoint hangs, and gives it few places', async () => {
    const hanging: (() => void)[] = [];
    const post = openPost((_, { endpoint }) =>
      endpoint.id === 'dead' ? new Promise<void>((resolve) => hanging.push(resolve)) : undefined,
    );
    await post.save({ id: 'dead' });
    await post.save({ id: 'well' });
    for (let count = 0; count < 30; count++) await post.issue();
    const stop = new AbortController();
    const running = post.relay.run(stop.signal);
    await expect.poll(() => post.seen.filter((one) => one.startsWith('well')).length).toBe(30);
    expect(hanging).toHaveLength(1);
    stop.abort();
    for (const end of hanging) end();
    await running;
  });

  it('is woken by a commit in its process', async () => {
    const post = openPost(undefined, { pollMs: 60_000 });
    await post.save();
    const stop = new AbortController();
    const running = post.relay.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await post.issue();
    await expect.poll(() => post.seen.length).toBe(1);
    stop.abort();
    await running;
  });

  it('lets a try on its way end before it stops, and claims nothing more', async () => {
    let finish: () => void = () => undefined;
    const post = openPost(() => new Promise<void>((resolve) => (finish = resolve)));
    await post.save({ eventTypes: ['*'] });
    await post.issue();
    const stop = new AbortController();
    const running = post.relay.run(stop.signal);
    await expect.poll(() => post.seen.length).toBe(1);
    stop.abort();
    setTimeout(() => finish(), 20);
    await running;
    expect(post.finished.map(([, result]) => result.status)).toEqual(['delivered']);
    expect(post.seen).toHaveLength(1);
  });

  it('gives back a try that does not end within its grace, and the try does not count', async () => {
    const signals: AbortSignal[] = [];
    const post = openPost(
      (_, __, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
      { graceMs: 20 },
    );
    await post.save();
    await post.issue();
    const stop = new AbortController();
    const running = post.relay.run(stop.signal);
    await expect.poll(() => post.seen.length).toBe(1);
    stop.abort();
    await running;
    expect([signals[0]?.aborted, post.finished.at(-1)?.[1]]).toEqual([true, { status: 'released' }]);
    const { deliveries } = await post.deliveries.claim({
      leaseMs: 1,
      maxAttempts: 10,
      limit: 1,
      smallLane: 1,
      lookAfter: { proven: null, small: null },
      lookAt: { proven: 1, small: 1 },
      interrupted: 1,
      maxBytes: 1,
      perEndpoint: 1,
      perTenant: 1,
      busy: [],
      busyTenants: [],
      slowTenants: [],
    });
    expect(deliveries[0]?.attempt).toBe(1);
  });

  it('shares its work with others, each event once', async () => {
    const post = openPost(() => new Promise((resolve) => setTimeout(resolve, 1)));
    await post.save({ eventTypes: ['*'] });
    for (let count = 0; count < 20; count++) await post.issue();
    const others = [1, 2, 3].map(() =>
      createRelay({
        store: post.deliveries,
        sinks: { app: functionSink((event) => void post.seen.push(`books ${event.type} 1`)) },
      }),
    );
    const reports = await Promise.all([post.relay, ...others].map((one) => one.runOnce()));
    const total = reports.reduce((sum, one) => sum + one.delivered, 0);
    expect(total).toBe(post.seen.length);
    expect((await post.deliveries.lag()).pending).toBe(0);
  });

  it('outlives a store that fails for a while', async () => {
    const failures: unknown[] = [];
    let failing = 2;
    const post = openPost();
    const flaky = {
      ...post.deliveries,
      claim: (request: Parameters<MemoryDeliveryStore['claim']>[0]) => {
        if (failing-- > 0) throw new Error('down');
        return post.deliveries.claim(request);
      },
    };
    const relay = createRelay({
      store: flaky,
      sinks: { app: functionSink((event) => void post.seen.push(event.type)) },
      pollMs: 5,
      observer: { storeFailed: (error) => void failures.push(error) },
    });
    await post.save();
    await post.issue();
    const stop = new AbortController();
    const running = relay.run(stop.signal);
    await expect.poll(() => post.seen.length).toBe(1);
    stop.abort();
    await running;
    expect(failures).toHaveLength(2);
    failing = 1;
    await expect(relay.runOnce()).rejects.toThrow('down');
  });

  it('records a result once more when the store failed to', async () => {
    const post = openPost();
    let failing = 1;
    const flaky: MemoryDeliveryStore = {
      ...post.deliveries,
      finish: async (...args) => {
        if (failing-- > 0) throw new Error('down');
        return post.deliveries.finish(...args);
      },
    };
    await post.save();
    await post.issue();
    const relay = createRelay({ store: flaky, sinks: { app: functionSink(() => undefined) } });
    expect(await relay.runOnce()).toMatchObject({ delivered: 1 });
    expect((await post.deliveries.lag()).pending).toBe(0);
  });

  it('refuses options that cannot work', () => {
    const create = (options: Partial<RelayOptions>) => (): Relay =>
      createRelay({ store: memoryDeliveryStore(), sinks: {}, ...options });
    expect(create({ leaseMs: 20_000 })).toThrow(ValidationError);
    expect(create({ concurrency: 0 })).toThrow(/concurrency/);
    expect(create({ graceMs: Number.NaN })).toThrow(/graceMs/);
  });
});

describe('wakeAfterCommit', () => {
  it('wakes after a commit with events only', async () => {
    let woken = 0;
    const { invoicing } = openAcme({ store: wakeAfterCommit(memoryStore(), () => void woken++) });
    const draft = await invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'key' });
    expect(woken).toBe(1);
    await invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'key' });
    expect(woken).toBe(1);
    const issued = await invoicing.finalize(draft.id);
    expect(woken).toBe(2);
    expect(await invoicing.get(draft.id)).toEqual(issued);
    expect(await invoicing.getByNumber('acme', issued.number)).toEqual(issued);
    expect((await invoicing.list()).items).toEqual([issued]);
    expect((await invoicing.history(draft.id)).items).not.toEqual([]);
  });

  it("leaves the host's transaction to the host", async () => {
    let woken = 0;
    const joined = { ...memoryStore(), joined: true };
    const { invoicing } = openAcme({ store: wakeAfterCommit(joined, () => void woken++) });
    await invoicing.createOneOffInvoice(INPUT);
    expect(woken).toBe(0);
  });
});
