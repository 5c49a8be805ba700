import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { build } from 'esbuild';
import type { InvoiceStore } from 'oneoff';
import { migrate, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fire, handlerOn, listen, requireGapless } from '../../bench/http-load.ts';
import { createSchema, openPool } from '../postgres/databases.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('invoices that another process issues over HTTP', () => {
  const program = `${root}node_modules/.cache/oneoff-http/fire.mjs`;
  let pool: pg.Pool;
  beforeAll(async () => {
    pool = openPool();
    await build({
      entryPoints: [`${root}bench/fire.ts`],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
  });
  afterAll(() => pool.end());

  async function issue(store: InvoiceStore, amount: number): Promise<void> {
    const { url, close } = await listen(handlerOn(store));
    const fired = await fire(program, { url, tenant: 'acme-corp', amount, connections: Math.min(16, amount) });
    await close();
    expect(fired).toMatchObject({ created: amount, refused: 0, errors: 0 });
    await requireGapless(store, 'acme-corp', amount);
  }

  it('all get a number, 1 to 300, on PostgreSQL', async () => {
    await issue(postgresStore({ pool }, { schema: await createSchema(pool) }), 300);
  });

  it('all get a number, 1 to 60, on PGlite', async () => {
    const pglite = await PGlite.create();
    await migrate({ pglite });
    await issue(postgresStore({ pglite }), 60);
    await pglite.close();
  });

  it('are missed where one is, and where there is one too many', async () => {
    const store = postgresStore({ pool }, { schema: await createSchema(pool) });
    await issue(store, 3);
    await expect(requireGapless(store, 'acme-corp', 4)).rejects.toThrow('no invoice 4');
    await expect(requireGapless(store, 'acme-corp', 2)).rejects.toThrow('3 numbers, not 2');
  });
});
