import { type ClaimRequest, createInvoicing, type DeliveryStore, type Endpoint, type EndpointKey } from 'oneoff';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { createRelay, functionSink } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT } from '../acme.ts';
import { endpointAt } from './samples.ts';

/** More than one claim looks at. */
const ENDPOINTS = 600;

/** A store that looks at as few endpoints of the proven lane as it is asked to, in the order of their ids. */
function narrow(inner: DeliveryStore, endpoints: readonly Endpoint[], seen: ClaimRequest[]): DeliveryStore {
  const ids = endpoints.map(({ id }) => id).sort();
  return {
    ...inner,
    async claim(request) {
      seen.push(request);
      const { proven: after } = request.lookAfter;
      const first = after === null ? 0 : ids.indexOf(after.id) + 1;
      const looked = ids.slice(first, first + request.lookAt.proven);
      const busy: EndpointKey[] = ids.filter((id) => !looked.includes(id)).map((id) => ({ tenant: 'default', id }));
      const claim = await inner.claim({ ...request, busy: [...request.busy, ...busy] });
      const last = looked.at(-1);
      const more = looked.length === request.lookAt.proven && last !== undefined;
      return { ...claim, stoppedAt: { proven: more ? { tenant: 'default', id: last } : null, small: null } };
    },
  };
}

describe('a relay beside more waiting endpoints than a claim looks at', () => {
  it.each([
    ['the first', 0],
    ['one in the middle', 300],
    ['the last', ENDPOINTS - 1],
  ])('delivers at once to %s, wherever the claim before stopped', async (_, place) => {
    const deliveries = memoryDeliveryStore({ endpointsPerTenant: ENDPOINTS });
    const store = memoryStore({ deliveries });
    const invoicing = createInvoicing({ store, directory: memoryDirectory(acmeRecords()) });
    const endpoints = Array.from({ length: ENDPOINTS }, (_, index) =>
      endpointAt({ id: `e${String(index).padStart(4, '0')}`, url: 'app:', eventTypes: ['*'] }),
    );
    for (const one of endpoints) await deliveries.saveEndpoint(one);
    const got: string[] = [];
    const sinks = { app: functionSink((__, { endpoint }) => void got.push(endpoint.id)) };
    await invoicing.createOneOffInvoice(INPUT);
    await createRelay({ store: deliveries, sinks }).runOnce();
    expect(new Set(got).size).toBe(ENDPOINTS);

    const seen: ClaimRequest[] = [];
    const relay = createRelay({ store: narrow(deliveries, endpoints, seen), sinks, pollMs: 60_000, concurrency: 64 });
    const stop = new AbortController();
    const running = relay.run(stop.signal);
    await expect.poll(() => seen.length, { timeout: 5000 }).toBe(3);
    got.length = 0;
    const wanted = endpoints[place] as Endpoint;
    await deliveries.resend('default', wanted.id, { since: '2000-01-01T00:00:00Z' });
    relay.wake();
    await expect.poll(() => got, { timeout: 5000 }).toContain(wanted.id);
    const looksInAMoment = async (): Promise<number> => {
      const before = seen.length;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return seen.length - before;
    };
    await expect.poll(looksInAMoment, { timeout: 5000, message: 'it sleeps once it has looked at all' }).toBe(0);
    stop.abort();
    await running;
  });
});
