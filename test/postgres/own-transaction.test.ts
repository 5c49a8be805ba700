import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { build } from 'esbuild';
import type { Directory, OneOffInvoiceInput } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { migrate, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptying, openPool } from './databases.ts';
import { input } from './records.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The functions of the guide's blocks, as a reader would copy them. */
interface Guide {
  takeOrder(db: NodePgDatabase, id: string, input: OneOffInvoiceInput): Promise<void>;
  takeFirstOrder(
    pool: pg.Pool,
    records: Directory,
    customer: { id: string; name: string },
    input: OneOffInvoiceInput,
  ): Promise<void>;
}

async function readGuide(): Promise<Guide> {
  const folder = join(root, 'node_modules/.cache/oneoff-guide');
  mkdirSync(folder, { recursive: true });
  const text = readFileSync(join(root, 'docs/postgresql.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith('In your own transaction')) ?? '';
  const blocks = [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => `${code}`);
  const modules = blocks.map(async (contents, index) => {
    const outfile = join(folder, `own-transaction-${index}.mjs`);
    await build({
      stdin: { contents, loader: 'ts', resolveDir: root },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      tsconfig: join(root, 'tsconfig.json'),
    });
    return import(/* @vite-ignore */ pathToFileURL(outfile).href) as Promise<Partial<Guide>>;
  });
  return Object.assign({}, ...(await Promise.all(modules)));
}

describe("ten of the guide's own transactions at once, on a pool of two", () => {
  let pool: pg.Pool;
  let guide: Guide;
  const ids = Array.from({ length: 10 }, (_, index) => `order-${index}`);
  beforeAll(async () => {
    guide = await readGuide();
    pool = openPool({ max: 2 });
    await migrate({ pool });
    await pool.query(emptying('oneoff'));
    await pool.query('create table if not exists orders (id text primary key, invoice text not null)');
    await pool.query('create table if not exists buyers (id text primary key, name text not null)');
    await pool.query('delete from orders; delete from buyers');
    await postgresDirectory({ pool }).save('default', suiteRecords);
  });
  afterAll(async () => {
    await pool.query('drop table orders, buyers; drop schema oneoff cascade');
    await pool.end();
  });

  it('all answer, with the directory in the transaction', async () => {
    const db = drizzle({ client: pool });
    await Promise.all(ids.map((id) => guide.takeOrder(db, id, input)));
    const { rows } = await pool.query(
      'select o.id from orders o join oneoff.invoices i on i.id = o.invoice where i.number is not null order by o.id',
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it('all answer, with a directory of the host that sees what the transaction has inserted', async () => {
    const records = memoryDirectory(suiteRecords);
    const buyers = ids.map((id) => `buyer of ${id}`);
    await Promise.all(
      buyers.map((id) =>
        guide.takeFirstOrder(
          pool,
          records,
          { id, name: `Buyer ${id}` },
          { ...input, billingEntityId: `${suiteRecords.billingEntities[0]?.id}`, customerId: id },
        ),
      ),
    );
    const { items } = await postgresStore({ pool }).list('default', { limit: 100 });
    expect(items.filter(({ customer }) => buyers.includes(customer.id))).toHaveLength(10);
    const numbers = items.map(({ number }) => Number(number?.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('leave nothing behind when the last step fails', async () => {
    const records = memoryDirectory(suiteRecords);
    const refused = ids.map((id) =>
      guide.takeFirstOrder(pool, records, { id: `new ${id}`, name: 'New' }, { ...input, customerId: 'unknown' }),
    );
    for (const one of await Promise.allSettled(refused)) expect(one.status).toBe('rejected');
    expect((await pool.query("select id from buyers where id like 'new %'")).rows).toEqual([]);
  });
});
