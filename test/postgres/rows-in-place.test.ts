import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('an invoice of ten lines', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = openPool();
  });
  afterAll(() => pool.end());

  it.each([
    ['one table', {}],
    ['partitions', { partitions: 2 }],
  ])('is stored in its row with its ids, and so are its events: %s', async (_, options) => {
    const schema = await createSchema(pool, options);
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
    const lines = Array.from({ length: 10 }, (_line, index) => ({
      name: `Audit of quarter ${index}, with a report in writing`,
      unitPrice: `${500 + index}.00`,
    }));
    const { id } = await invoicing.createOneOffInvoice({ ...input, lines });
    await invoicing.finalize(id);
    const moved = `select c.relname from pg_class c
where c.relnamespace = $1::regnamespace and c.reltoastrelid <> 0 and pg_relation_size(c.reltoastrelid) > 0`;
    expect((await pool.query(moved, [`"${schema}"`])).rows).toEqual([]);
  });
});
