import { readFileSync } from 'node:fs';
import type { Invoice } from 'oneoff';
import { migrate, migrationSql, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryLanes } from '../../src/postgres/migrations/delivery-lanes.ts';
import { createSchema, freshSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

/** The schema as the first version of the package made it. */
const first = readFileSync(new URL('migration-1.sql', import.meta.url), 'utf8');

const later = [
  ...deliveryLanes('"oneoff"'),
  'alter table "oneoff".invoices add column purchase_order text collate "C", add column search text collate "C"',
];

describe('an upgrade', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = openPool();
  });
  afterAll(() => pool.end());

  const indexesOf = async (schema: string): Promise<readonly string[]> => {
    const { rows } = await pool.query(
      'select indexdef from pg_indexes where schemaname = $1 order by tablename, indexname',
      [schema],
    );
    return rows.map(({ indexdef }) => indexdef.replaceAll(schema, 'schema'));
  };

  it('leaves the migrations before it as they were', () => {
    const [begin, lock, ...statements] = migrationSql({ schema: 'oneoff' }).split('\n\n');
    expect(lock).toContain('pg_advisory_xact_lock');
    expect([begin, ...statements].join('\n\n').startsWith(first.replace(/commit;\n$/, ''))).toBe(true);
  });

  it.each([
    ['without', false],
    ['with', true],
  ])(
    'of a schema with rows, %s row level security, keeps them and ends as a new schema',
    async (_, rowLevelSecurity) => {
      const schema = freshSchema();
      await pool.query(first.replaceAll('"oneoff"', `"${schema}"`));
      // The code of today writes this too, and the migration has to bring it.
      await pool.query(later.map((statement) => statement.replaceAll('"oneoff"', `"${schema}"`)).join(';'));
      const store = postgresStore({ pool }, { schema });
      const invoicing = invoicingOn(store);
      const before: Invoice[] = [];
      for (const issueDate of ['2025-03-01', '2025-03-03', '2025-03-02'])
        before.push(await invoicing.createOneOffInvoice({ ...input, issue: 'now', issueDate }));
      before.push(await invoicing.createOneOffInvoice(input));
      const note = await invoicing.createCreditNote(before[0]?.id ?? '', { reason: 'duplicate' });
      before[0] = (await invoicing.get(before[0]?.id ?? '')) as Invoice;

      await pool.query(`drop table "${schema}".endpoint_events; drop table "${schema}".added_endpoints; alter table "${schema}".deliveries drop column bytes, drop column small;
        alter table "${schema}".endpoints drop column proven; alter table "${schema}".invoices drop column purchase_order, drop column search`);

      await migrate({ pool }, { schema, rowLevelSecurity });

      const { rows } = await pool.query(`select version from "${schema}".migrations order by version`);
      expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      expect(await indexesOf(schema)).toEqual(await indexesOf(await createSchema(pool)));
      const kept = (await invoicing.list()).items;
      expect(kept).toHaveLength(before.length);
      expect(kept).toEqual(expect.arrayContaining(before));
      const found = await invoicing.list({ q: before[0]?.number ?? '' });
      expect(found.items).toEqual([before[0]]);
      const { items } = await invoicing.list({ issueDateFrom: '2025-03-01' });
      expect(items.map((one) => one.issueDate)).toEqual(['2025-03-03', '2025-03-02', '2025-03-01']);
      expect(await invoicing.list({ overdueOn: '2100-01-01', limit: 2 })).toMatchObject({ items: [{}, {}] });
      expect((await invoicing.listCreditNotes({ number: note.number })).items).toEqual([note]);
      const after = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
      expect(await invoicing.get(after.id)).toEqual(after);
    },
  );

  it('may run again from the beginning, and ends the same', async () => {
    const schema = await createSchema(pool);
    const indexes = await indexesOf(schema);
    await pool.query(migrationSql({ schema }));
    expect(await indexesOf(schema)).toEqual(indexes);
  });
});
