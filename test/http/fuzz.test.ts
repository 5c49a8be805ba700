import { PGlite } from '@electric-sql/pglite';
import { migrate } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';
import { openBackend, tenants } from './backend.ts';
import { documentOf, operationsOf } from './document.ts';
import { type CampaignOptions, campaign } from './fuzz/campaign.ts';
import { memoryStorage, postgresStorage } from './storages.ts';

/** A failure tells both; with them the same requests are sent again, and no others. */
const seed = Number(process.env['ONEOFF_FUZZ_SEED'] ?? 20250331);
const path = process.env['ONEOFF_FUZZ_PATH'];
const SESSIONS = Number(process.env['ONEOFF_FUZZ_SESSIONS'] ?? 170);
const openStorage = async () => memoryStorage();

describe('whatever is sent', () => {
  it('is answered as the document says, and a refusal stores nothing', {
    timeout: 60_000 + SESSIONS * 2000,
  }, async () => {
    const { requests, exchanges, failure } = await campaign({
      openStorage,
      sessions: SESSIONS,
      length: 80,
      seed,
      path,
    });
    if (failure !== null) expect.fail(failure);
    if (path !== undefined) return;
    expect(requests).toBeGreaterThan(SESSIONS * 30);
    const operations = operationsOf(await documentOf(openBackend().handler));
    const answers = (operationId: string, from: number, to: number): number =>
      exchanges.filter(
        (one) => one.operation?.operationId === operationId && one.answer.status >= from && one.answer.status < to,
      ).length;
    const names = operations.map(({ operationId }) => operationId);
    expect(
      names.filter((name) => answers(name, 200, 300) < 2),
      'these never succeed',
    ).toEqual([]);
    expect(
      names.filter((name) => answers(name, 400, 500) < 2),
      'these are never refused',
    ).toEqual([]);
    const codes = new Set(
      exchanges.flatMap(({ answer, body }) => (answer.status >= 400 ? [(body as { code: string }).code] : [])),
    );
    expect(codes.size).toBeGreaterThan(50);
  });
});

describe('the same requests get the same answers', () => {
  const few = { openStorage, sessions: Math.ceil(SESSIONS / 12), length: 80, seed, path };

  describe('on PostgreSQL', () => {
    let pool: pg.Pool;
    let schema: string;
    beforeAll(async () => {
      pool = openPool();
      schema = await createSchema(pool);
    });
    afterAll(() => pool.end());

    it('as in memory', { timeout: 60_000 + SESSIONS * 1000 }, async () => {
      const openTwin = async () => {
        await pool.query(emptying(schema));
        return postgresStorage({ pool }, schema);
      };
      const { requests, failure } = await campaign({ ...few, openTwin });
      if (failure !== null) expect.fail(failure);
      expect(requests).toBeGreaterThan(300);
    });
  });

  describe('on PGlite', () => {
    let pglite: PGlite;
    beforeAll(async () => {
      pglite = await PGlite.create();
      await migrate({ pglite });
    });
    afterAll(() => pglite.close());

    it('as in memory', { timeout: 60_000 + SESSIONS * 1000 }, async () => {
      const openTwin = async () => {
        await pglite.exec(emptying('oneoff'));
        return postgresStorage({ pglite }, 'oneoff');
      };
      const { failure } = await campaign({ ...few, sessions: Math.ceil(SESSIONS / 50), seed: seed + 1, openTwin });
      if (failure !== null) expect.fail(failure);
    });
  });
});

describe('a handler is found out', () => {
  const found = async (wrap: CampaignOptions['wrap']): Promise<string> => {
    const { failure } = await campaign({ openStorage, sessions: 40, length: 80, seed: 1, wrap });
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

  it('that forgets its keys', async () => {
    const failure = await found(({ handler }) => (request) => {
      const copy = new Request(request);
      copy.headers.delete('Idempotency-Key');
      return handler(copy);
    });
    expect(failure).toContain('another answer to the same key');
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
