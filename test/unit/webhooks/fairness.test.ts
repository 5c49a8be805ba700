import type { InvoiceEvent } from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createRelay, functionSink } from 'oneoff/webhooks';
import { expect, it } from 'vitest';
import { endpointAt, eventOfType } from './samples.ts';

const finalized = await eventOfType('invoice.finalized');
let next = 0;
const eventOf = (tenant: string) => {
  const id = `i${next++}`;
  const invoice = { ...finalized.data.invoice, id };
  return { ...finalized, id: `e${id}`, tenant, data: { ...finalized.data, invoice } } as InvoiceEvent;
};

it.each([
  ['200 new endpoints of one tenant', ['hostile'], 200, 'new'],
  ['1,000 new endpoints of one tenant', ['hostile'], 1000, 'new'],
  ['16 new endpoints of each of 63 tenants', Array.from({ length: 63 }, (_, index) => `hostile-${index}`), 16, 'new'],
  [
    '16 proven endpoints of each of 63 tenants',
    Array.from({ length: 63 }, (_, index) => `hostile-${index}`),
    16,
    'proven',
  ],
] as const)(
  '%s that hang leave a healthy tenant its places',
  async (...given) => {
    const [, hostile, endpoints, before] = given;
    const deliveries = memoryDeliveryStore({ endpointsPerTenant: 1000 });
    memoryStore({ deliveries });
    let isHanging = false;
    const delivered: number[] = [];
    const relay = createRelay({
      store: deliveries,
      sinks: {
        app: functionSink(() => void delivered.push(performance.now())),
        bad: functionSink(() => (isHanging ? new Promise(() => undefined) : undefined)),
      },
      timeoutMs: 4000,
      slowAfterMs: 50,
      graceMs: 0,
    });
    await deliveries.saveEndpoint(endpointAt({ id: 'books', tenant: 'healthy', url: 'app:' }));
    deliveries.record([eventOf('healthy')]);
    for (const tenant of hostile)
      for (let index = 0; index < endpoints; index++)
        await deliveries.saveEndpoint(endpointAt({ id: `e${index}`, tenant, url: 'bad:' }));
    if (before === 'proven') for (const tenant of hostile) deliveries.record([eventOf(tenant)]);
    await relay.runOnce();
    isHanging = true;

    const stop = new AbortController();
    const running = relay.run(stop.signal);
    for (const tenant of hostile) for (let count = 0; count < 3; count++) deliveries.record([eventOf(tenant)]);
    relay.wake();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const lags: number[] = [];
    for (let count = 0; count < 20; count++) {
      const start = performance.now();
      const had = delivered.length;
      deliveries.record([eventOf('healthy')]);
      relay.wake();
      await expect.poll(() => delivered.length, { interval: 2, timeout: 3000 }).toBe(had + 1);
      lags.push((delivered.at(-1) as number) - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    stop.abort();
    await running;
    // Without a place of its own it would wait for a time-out of the others.
    expect(lags.toSorted((a, b) => a - b)[10]).toBeLessThan(1000);
  },
  60_000,
);
