import { describe, expect, it } from 'vitest';
import { tenants } from './backend.ts';
import { type CampaignOptions, campaign } from './fuzz/campaign.ts';
import { memoryStorage } from './storages.ts';

describe('a handler is found out', () => {
  const found = async (wrap: CampaignOptions['wrap']): Promise<string> => {
    const { failure } = await campaign({ openStorage: memoryStorage, sessions: 200, seed: 1, wrap });
    return failure ?? 'nothing';
  };

  it('that fails for one shape of input', async () => {
    const failure = await found(({ handler }) => async (request) => {
      const text = await request.clone().text();
      return /"quantity":"0\.5"/.test(text) ? new Response('Internal Server Error', { status: 500 }) : handler(request);
    });
    expect(failure).toContain('the server failed with 500');
    expect(failure).toMatch(/^curl -X \w+ "\$API"'.*"quantity":"0\.5"/m);
  });

  it('that stores before it refuses', async () => {
    const failure = await found(({ handler, storage }) => async (request) => {
      const response = await handler(request);
      if (response.status === 422)
        await storage.directory.save(tenants.own, { customers: [{ id: 'half', name: 'Half' }] });
      return response;
    });
    expect(failure).toContain('422, but something was stored');
  });

  it('that stores what is only previewed', async () => {
    const failure = await found(({ handler }) => async (request) => {
      const response = await handler(request.clone());
      if (request.url.endsWith('/invoices/preview') && response.status === 200)
        await handler(new Request(request.url.replace('/preview', ''), request));
      return response;
    });
    expect(failure).toContain('200, but something was stored');
  });

  it('that mixes tenants up', async () => {
    const failure = await found(({ handler }) => async (request) => {
      const response = await handler(request);
      if (response.status !== 404 || request.method !== 'GET') return response;
      return handler(new Request(request.url, { headers: { Authorization: `Bearer ${tenants.other}` } }));
    });
    expect(failure).toContain('it tells of another tenant');
  });

  it('that lets pages of foreign origins in', async () => {
    const failure = await found(({ handler }) => (request) => {
      const copy = new Request(request);
      for (const name of ['Origin', 'Sec-Fetch-Site']) copy.headers.delete(name);
      return handler(copy);
    });
    expect(failure).toContain('for what a page of another origin sent');
  });

  it('that lets a sibling of the same site in', async () => {
    const failure = await found(({ handler }) => (request) => {
      const copy = new Request(request);
      if (copy.headers.get('Sec-Fetch-Site') === 'same-site') copy.headers.delete('Sec-Fetch-Site');
      return handler(copy);
    });
    expect(failure).toContain('for what a page of another origin sent');
  });

  it('that forgets its keys', async () => {
    const failure = await found(({ handler }) => (request) => {
      const copy = new Request(request);
      copy.headers.delete('Idempotency-Key');
      return handler(copy);
    });
    expect(failure).toMatch(/another answer to the same key|it happened twice/);
  });

  it('that takes what it does not know', async () => {
    const unknown = ['discount', 'coupon', 'tenant', 'ID', 'x y'];
    const failure = await found(({ handler }) => async (request) => {
      const text = await request.clone().text();
      if (!unknown.some((name) => text.includes(`"${name}":`))) return handler(request);
      const known = JSON.stringify(JSON.parse(text, (name, value) => (unknown.includes(name) ? undefined : value)));
      return handler(new Request(request, { body: known }));
    });
    expect(failure).toContain('it accepted what is not as stated');
  });

  it('that answers what its document does not state', async () => {
    const failure = await found(({ handler }) => async (request) => {
      const response = await handler(request);
      if (response.status !== 200 || !request.url.endsWith('/hold')) return response;
      return Response.json({ ...((await response.json()) as object), held: true }, { headers: response.headers });
    });
    expect(failure).toContain('the body is not as stated');
  });
});
