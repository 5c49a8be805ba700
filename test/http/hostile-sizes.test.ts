import { describe, expect, it } from 'vitest';
import { openBackend } from './backend.ts';
import { documentOf } from './document.ts';
import { type HostileBody, hostileBodies } from './fuzz/hostile-bodies.ts';
import { hostileCampaign, MAX_BODY_BYTES } from './fuzz/hostile-campaign.ts';
import { seed } from './fuzz/settings.ts';

/** Of several thousand bodies a part is sent; another seed sends others. A prime number, so that every kind of size meets every kind of part in the long run. */
const STRIDE = 31;

describe('a body of any size within the limits', async () => {
  const document = await documentOf(openBackend().handler);
  const all = hostileBodies(document, MAX_BODY_BYTES);
  const bodies = all.filter((_, index) => (index + seed) % STRIDE === 0);

  it('is tried at and beyond every list and text of every operation', () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(new Set(bodies.map(({ operation }) => operation.operationId)).size).toBeGreaterThan(10);
  });

  it('takes little time, is answered as the document says, and leaves lists that can be read', {
    timeout: 180_000,
  }, async () => {
    expect(await hostileCampaign({ document, bodies })).toEqual([]);
  });
});

describe('a handler is found out', async () => {
  const document = await documentOf(openBackend().handler);
  const all = hostileBodies(document, MAX_BODY_BYTES);
  /** A few are enough: a control repeats each that takes long. */
  const bodies = (what: RegExp): readonly HostileBody[] =>
    all.filter((one) => one.operation.operationId === 'createInvoice' && what.test(one.what)).slice(0, 3);

  it('that compares each item of a list with every other', async () => {
    const found = await hostileCampaign({
      document,
      bodies: bodies(/an empty text at \/lines\/0\/taxCodes$/).slice(0, 1),
      wrap:
        ({ handler }) =>
        async (request) => {
          const items = (await request.clone().text()).split(',').slice(0, 20_000);
          let pairs = 0;
          for (const one of items) for (const other of items) if (one === other) pairs++;
          return handler(pairs < 0 ? request.clone() : request);
        },
    });
    expect(found.join('\n')).toMatch(/^createInvoice with .* took \d+ ms of CPU$/m);
  });

  it('that fails where a list is long', async () => {
    const found = await hostileCampaign({
      document,
      bodies: bodies(/null at/),
      wrap:
        ({ handler }) =>
        async (request) => {
          const { length } = (await request.clone().text()).split(',');
          return length > 900 ? new Response('Internal Server Error', { status: 500 }) : handler(request);
        },
    });
    expect(found.join('\n')).toMatch(/^createInvoice with .*: the server failed with 500$/m);
  });

  it('that answers a long text with all of it, many times', async () => {
    const found = await hostileCampaign({
      document,
      bodies: bodies(/a million digits/),
      wrap:
        ({ handler }) =>
        async (request) => {
          const text = await request.clone().text();
          const response = await handler(request);
          if (text.length < 500_000) return response;
          const { status, headers } = response;
          return Response.json({ ...((await response.json()) as object), detail: text.repeat(9) }, { status, headers });
        },
    });
    expect(found.join('\n')).toMatch(/was answered with \d{7,} characters/);
  });

  it('that stores what makes a list too large to read', async () => {
    const found = await hostileCampaign({
      document,
      bodies: [],
      wrap:
        ({ handler }) =>
        async (request) => {
          if (request.method !== 'GET') return handler(request);
          const page = (await (await handler(request)).json()) as { items: unknown[] };
          return Response.json({ ...page, items: page.items.map((one) => ({ one, more: 'x'.repeat(6_000_000) })) });
        },
    });
    expect(found.join('\n')).toContain('/invoices?limit=100: 200');
  });
});
