import type { Reports } from 'oneoff';
import { type PgQuery, postgresReports } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { CROWDED, storeManyCreditNotes, storeManyInvoices } from './many-invoices.ts';
import { planOf } from './plan-of.ts';

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const asOf = day(0);
const EUROS = { asOf, currency: 'EUR' };
const YEAR = { from: day(-365), to: asOf, currency: 'EUR' };

type Ask = (reports: Reports) => Promise<unknown>;

/** Figures that are added up out of an index, and how many of its pages they may read. */
const asked: readonly (readonly [what: string, ask: Ask, buffers: number])[] = [
  ['counts of everything', (reports) => reports.counts(CROWDED, { asOf }), 4000],
  ['counts of a billing entity', (reports) => reports.counts(CROWDED, { asOf, billingEntityId: 'acme' }), 4000],
  ['counts of a currency', (reports) => reports.counts(CROWDED, { asOf, currency: 'EUR' }), 4000],
  ['receivables', (reports) => reports.receivables(CROWDED, EUROS), 1500],
  ['receivables of a seller', (reports) => reports.receivables(CROWDED, { ...EUROS, billingEntityId: 'small' }), 1500],
  ['what was issued in a year', (reports) => reports.issued(CROWDED, YEAR), 3000],
  ['what was issued in all years', (reports) => reports.issued(CROWDED, { ...YEAR, from: day(-1100) }), 9000],
  ['what a seller issued', (reports) => reports.issued(CROWDED, { ...YEAR, billingEntityId: 'small' }), 3000],
];

describe('reports over 300,000 invoices and as many credit notes', () => {
  let pool: pg.Pool;
  let reports: Reports;
  let sent: PgQuery[] = [];
  beforeAll(async () => {
    pool = openPool();
    const schema = await createSchema(pool);
    await storeManyInvoices(pool, schema, 300_000, 100);
    await storeManyCreditNotes(pool, schema, 300_000, 100);
    const query = (one: PgQuery): Promise<pg.QueryResult> => {
      sent.push(one);
      return pool.query(one);
    };
    reports = postgresReports({ pool: { connect: () => pool.connect(), query } }, { schema });
  }, 400_000);
  afterAll(() => pool.end());

  it.each(asked)('%s are read out of an index alone', async (_, ask, buffers) => {
    sent = [];
    await ask(reports);
    expect(sent).toHaveLength(1);
    const plan = await planOf(pool, sent[0] as PgQuery);
    const scans = new Set(plan.nodes.filter((node) => /Scan/.test(node)));
    scans.delete('Subquery Scan');
    expect(scans).toEqual(new Set(['Index Only Scan']));
    expect(plan.heapFetches).toBe(0);
    expect(plan.buffers).toBeLessThanOrEqual(buffers);
  });
});
