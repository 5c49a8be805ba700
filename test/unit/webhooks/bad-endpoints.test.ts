import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createRelay, httpSink, wakeAfterCommit } from 'oneoff/webhooks';
import { expect, it } from 'vitest';
import { INPUT, openAcme } from '../acme.ts';
import { startReceiver } from './receiver.ts';
import { endpointAt } from './samples.ts';

const INVOICES = 15;

it('of 20 endpoints the healthy get everything while one hangs, one fails, one asks to wait and one redirects', async () => {
  const inside = await startReceiver();
  const receiver = await startReceiver((response, { path }) => {
    if (path.endsWith('/hanging')) return;
    if (path.endsWith('/failing')) response.writeHead(500).end();
    else if (path.endsWith('/limited')) response.writeHead(429, { 'retry-after': '3600' }).end();
    else if (path.endsWith('/redirecting')) response.writeHead(302, { location: inside.url }).end();
    else response.writeHead(204).end();
  });
  const bad = ['hanging', 'failing', 'limited', 'redirecting'];
  const healthy = Array.from({ length: 16 }, (_, index) => `healthy-${index}`);
  const deliveries = memoryDeliveryStore({ endpointsPerTenant: 20 });
  for (const id of [...bad, ...healthy])
    await deliveries.saveEndpoint(endpointAt({ id, url: `${receiver.url}/${id}`, eventTypes: ['invoice.finalized'] }));
  const relay = createRelay({
    store: deliveries,
    sinks: { http: httpSink({ allowPrivate: true }) },
    concurrency: 32,
    graceMs: 0,
  });
  const { invoicing } = openAcme({ store: wakeAfterCommit(memoryStore({ deliveries }), relay.wake) });
  const stop = new AbortController();
  const running = relay.run(stop.signal);
  for (let count = 0; count < INVOICES; count++) await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });

  const countOf = (id: string): number => receiver.received.filter((one) => one.path.endsWith(`/${id}`)).length;
  await expect.poll(() => healthy.map(countOf), { timeout: 60_000 }).toEqual(healthy.map(() => INVOICES));
  for (const id of bad) expect(countOf(id), id).toBeGreaterThan(0);
  // What was on its way when it asked to wait, and nothing after that.
  expect(countOf('limited')).toBeLessThanOrEqual(8);
  expect(inside.received).toEqual([]);
  stop.abort();
  await running;
  await Promise.all([receiver.close(), inside.close()]);
});
