import type { InvoiceQuery, InvoiceStore } from 'oneoff';
import { type PgQuery, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { CROWDED, storeManyInvoices } from './many-invoices.ts';
import { type Plan, planOf } from './plan-of.ts';

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const queries: readonly (readonly [what: string, query: InvoiceQuery])[] = [
  ['no condition', {}],
  ['a frequent status', { status: ['finalized'] }],
  ['a rare status', { status: ['draft'] }],
  ['several statuses', { status: ['draft', 'open', 'voided'] }],
  ['a payment status', { paymentStatus: ['uncollectible'] }],
  ['several payment statuses', { paymentStatus: ['credited', 'uncollectible'] }],
  ['several of both', { status: ['finalized', 'voided'], paymentStatus: ['credited', 'uncollectible', 'unpaid'] }],
  ['a customer', { customerId: 'customer-17' }],
  ['an unknown customer', { customerId: 'nobody' }],
  ['a billing entity', { billingEntityId: 'small' }],
  ['a rare currency', { currency: 'JPY' }],
  ['a number', { number: 'INV-5003' }],
  ['issued from', { issueDateFrom: day(-40) }],
  ['issued up to', { issueDateTo: day(-40) }],
  ['issued between', { issueDateFrom: day(-60), issueDateTo: day(-30) }],
  ['due from', { dueDateFrom: day(-10) }],
  ['due up to', { dueDateTo: day(-10) }],
  ['overdue', { overdueOn: day(0) }],
  ['overdue and not marked', { overdueOn: day(0), overdueMarked: false }],
  ['a metadata entry of one', { metadata: { project: 'p-00777' } }],
  ['a metadata entry of many', { metadata: { plan: 'pro' } }],
  ['two metadata entries', { metadata: { project: 'p-00777', plan: 'free' } }],
  ['a customer of a billing entity', { customerId: 'customer-20', billingEntityId: 'small' }],
];

describe('lists of 100,000 invoices', () => {
  let pool: pg.Pool;
  let store: InvoiceStore;
  let asked: PgQuery[] = [];
  beforeAll(async () => {
    pool = openPool();
    const schema = await createSchema(pool);
    await storeManyInvoices(pool, schema, 100_000);
    const query = (one: PgQuery): Promise<pg.QueryResult> => {
      asked.push(one);
      return pool.query(one);
    };
    store = postgresStore({ pool: { connect: () => pool.connect(), query } }, { schema });
  }, 120_000);
  afterAll(() => pool.end());

  async function planFor(run: () => Promise<unknown>): Promise<Plan> {
    asked = [];
    await run();
    return planOf(pool, (asked as [PgQuery])[0]);
  }

  it.each(queries)('by %s read no more than the page', async (_, query) => {
    for (const limit of [20, 100]) {
      const { nodes, buffers } = await planFor(() => store.list(CROWDED, { ...query, limit }));
      expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
      expect(buffers).toBeLessThanOrEqual(8 * limit);
    }
  });

  // The list is in the order of creation: a range of days far back is walked to, within one index.
  it.each([
    ['issued up to', { issueDateTo: day(-900) }],
    ['issued between', { issueDateFrom: day(-700), issueDateTo: day(-670) }],
  ] as const)('by days far back, %s, neither sort nor read the table', async (_, query) => {
    const { nodes, buffers } = await planFor(() => store.list(CROWDED, query));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(100_000 / 50);
  });

  it('go on behind a cursor as cheaply', async () => {
    const { nextCursor } = await store.list(CROWDED, { limit: 100, status: ['finalized', 'voided'] });
    const { nodes, buffers } = await planFor(() =>
      store.list(CROWDED, { status: ['finalized', 'voided'], cursor: nextCursor ?? '' }),
    );
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(160);
  });

  it('of what is due read no more than the ids', async () => {
    const { nodes, buffers } = await planFor(() => store.listDue(CROWDED, new Date().toISOString(), 100));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(800);
  });

  it('are not needed to find one number', async () => {
    const { nodes, buffers } = await planFor(() => store.getByNumber(CROWDED, 'acme', 'INV-5003'));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(8);
  });
});
