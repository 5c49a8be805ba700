import type { CreditNoteQuery, InvoiceQuery, InvoiceStore, Reports } from 'oneoff';
import { type PgQuery, postgresReports, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { CROWDED, storeManyCreditNotes, storeManyInvoices } from './many-invoices.ts';
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
  ['marked as overdue', { overdueMarked: true }],
  ['not marked as overdue', { overdueMarked: false }],
  ['a metadata entry of one', { metadata: { project: 'p-00777' } }],
  ['a metadata entry of many', { metadata: { plan: 'pro' } }],
  ['two metadata entries', { metadata: { project: 'p-00777', plan: 'free' } }],
  ['a purchase order', { purchaseOrderNumber: 'po-3' }],
  ['an unknown purchase order', { purchaseOrderNumber: 'nobody' }],
  ['on hold', { onHold: true }],
  ['drafts that are not on hold', { onHold: false, status: ['draft'] }],
  ['in need of attention', { needsAttention: true }],
  ['drafts that need none', { needsAttention: false, status: ['draft'] }],
  ['words of many', { q: 'incorporated inv' }],
  ['a total of many', { totalFrom: '200', totalTo: '900' }],
  ['words and a total of many', { q: 'customer', totalFrom: '200' }],
  ['a customer of a billing entity', { customerId: 'customer-20', billingEntityId: 'small' }],
];

const byDays: readonly (readonly [what: string, query: InvoiceQuery])[] = [
  ['issued from', { issueDateFrom: day(-40) }],
  ['issued from far back', { issueDateFrom: day(-900) }],
  ['issued up to', { issueDateTo: day(-40) }],
  ['issued up to far back', { issueDateTo: day(-900) }],
  ['issued between', { issueDateFrom: day(-60), issueDateTo: day(-30) }],
  ['issued between far back', { issueDateFrom: day(-700), issueDateTo: day(-670) }],
  ['due from', { dueDateFrom: day(-10) }],
  ['due from far back', { dueDateFrom: day(-900) }],
  ['due up to', { dueDateTo: day(-10) }],
  ['due up to far back', { dueDateTo: day(-900) }],
  ['due between', { dueDateFrom: day(-60), dueDateTo: day(-30) }],
  ['due between far back', { dueDateFrom: day(-700), dueDateTo: day(-670) }],
  ['overdue', { overdueOn: day(0) }],
  ['overdue far back', { overdueOn: day(-900) }],
  ['overdue since', { overdueOn: day(0), dueDateFrom: day(-700) }],
  ['overdue and marked', { overdueOn: day(0), overdueMarked: true }],
  ['overdue and marked far back', { overdueOn: day(-900), overdueMarked: true }],
  ['overdue and not marked', { overdueOn: day(0), overdueMarked: false }],
  ['overdue and not marked far back', { overdueOn: day(-900), overdueMarked: false }],
  [
    'what markOverdue looks for',
    {
      status: ['finalized'],
      paymentStatus: ['unpaid', 'partially_paid'],
      overdueOn: day(0),
      overdueMarked: false,
    },
  ],
];

const notes: readonly (readonly [what: string, query: CreditNoteQuery])[] = [
  ['no condition', {}],
  ['an invoice', { invoiceId: 'inv-777' }],
  ['a customer', { customerId: 'customer-17' }],
  ['an unknown customer', { customerId: 'nobody' }],
  ['a billing entity', { billingEntityId: 'small' }],
  ['a number', { number: 'CN-5003' }],
  ['an invoice and its customer', { invoiceId: 'inv-777', customerId: 'customer-775' }],
  ['a number of a billing entity', { number: 'CN-5003', billingEntityId: 'acme' }],
];

describe('lists of 100,000 invoices and credit notes', () => {
  let pool: pg.Pool;
  let store: InvoiceStore;
  let reports: Reports;
  let asked: PgQuery[] = [];
  beforeAll(async () => {
    pool = openPool();
    const schema = await createSchema(pool);
    await storeManyInvoices(pool, schema, 100_000);
    await storeManyCreditNotes(pool, schema, 100_000);
    const query = (one: PgQuery): Promise<pg.QueryResult> => {
      asked.push(one);
      return pool.query(one);
    };
    const source = { pool: { connect: () => pool.connect(), query } };
    store = postgresStore(source, { schema });
    reports = postgresReports(source, { schema });
  }, 400_000);
  afterAll(() => pool.end());

  async function planFor(run: () => Promise<unknown>): Promise<Plan> {
    asked = [];
    await run();
    return planOf(pool, (asked as [PgQuery])[0]);
  }

  async function expectPage(run: () => Promise<unknown>, limit: number): Promise<void> {
    const { nodes, buffers } = await planFor(run);
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(8 * limit);
  }

  it.each(queries)('by %s read no more than the page', async (_, query) => {
    for (const limit of [20, 100]) await expectPage(() => store.list(CROWDED, { ...query, limit }), limit);
  });

  it.each(byDays)('by days, %s, read no more than the page, and than the next one', async (_, query) => {
    for (const limit of [20, 100]) {
      const list = (page: InvoiceQuery) => store.list(CROWDED, { ...query, limit, ...page });
      await expectPage(() => list({}), limit);
      const { nextCursor } = await list({});
      if (nextCursor !== null) await expectPage(() => list({ cursor: nextCursor }), limit);
    }
  });

  it.each([
    ['issued from far back', { issueDateFrom: day(-900) }, { issueDateTo: day(-500) }],
    ['issued up to', { issueDateTo: day(-40) }, { issueDateTo: day(-500) }],
    ['due between', { dueDateFrom: day(-900), dueDateTo: day(-40) }, { dueDateTo: day(-500) }],
    ['overdue', { overdueOn: day(0) }, { overdueOn: day(-500) }],
    ['overdue and marked', { overdueOn: day(0), overdueMarked: true }, { overdueOn: day(-500) }],
  ] as const)('by days, %s, go on in the middle as cheaply', async (_, query, middle) => {
    const { nextCursor } = await store.list(CROWDED, middle);
    const cursor = nextCursor as string;
    for (const limit of [20, 100]) await expectPage(() => store.list(CROWDED, { ...query, limit, cursor }), limit);
  });

  it.each([
    ['words of one', { q: 'inv-5003' }],
    ['words of none', { q: 'nobody at all' }],
    ['a total of none', { totalFrom: '5000' }],
  ] as const)('by %s look through one index, and read of the table what is found alone', async (_, query) => {
    const { nodes, buffers } = await planFor(() => store.list(CROWDED, query));
    expect(nodes.filter((node) => /Seq Scan/.test(node))).toEqual([]);
    expect(nodes).toContain('Index Only Scan');
    expect(buffers).toBeLessThanOrEqual(4000);
  });

  it.each([
    ['words of many', { q: 'incorporated' }],
    ['words of one', { q: 'inv-5003' }],
    ['a total', { totalFrom: '500' }],
  ] as const)('are counted by %s out of one index alone', async (_, query) => {
    const { nodes, buffers, heapFetches } = await planFor(() => reports.counts(CROWDED, { ...query, asOf: day(0) }));
    expect(nodes.filter((node) => /Scan/.test(node))).toEqual(['Index Only Scan']);
    expect(heapFetches).toBe(0);
    expect(buffers).toBeLessThanOrEqual(4000);
  });

  it('by days and a metadata entry of one in ten look at ten for one', async () => {
    const query = { metadata: { plan: 'pro' }, issueDateFrom: day(-700), issueDateTo: day(-600) };
    const { nodes, buffers } = await planFor(() => store.list(CROWDED, query));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(10 * 160);
  });

  it('by days and a metadata entry of one read what has the entry', async () => {
    const query = { metadata: { project: 'p-00777' }, issueDateTo: day(0) };
    const { nodes, buffers } = await planFor(() => store.list(CROWDED, query));
    expect(nodes).not.toContain('Seq Scan');
    expect(buffers).toBeLessThanOrEqual(160);
    expect((await store.list(CROWDED, query)).items).toHaveLength(1);
  });

  it('go on behind a cursor as cheaply', async () => {
    const { nextCursor } = await store.list(CROWDED, { limit: 100, status: ['finalized', 'voided'] });
    const { nodes, buffers } = await planFor(() =>
      store.list(CROWDED, { status: ['finalized', 'voided'], cursor: nextCursor ?? '' }),
    );
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(160);
  });

  it.each(notes)('of credit notes by %s read no more than the page, and than the next one', async (_, query) => {
    for (const limit of [20, 100]) {
      const list = (page: CreditNoteQuery) => store.listCreditNotes(CROWDED, { ...query, limit, ...page });
      await expectPage(() => list({}), limit);
      const { nextCursor } = await list({});
      if (nextCursor !== null) await expectPage(() => list({ cursor: nextCursor }), limit);
    }
  });

  it('are not needed to find one credit note', async () => {
    await expectPage(() => store.getCreditNote(CROWDED, 'note-00005003'), 1);
    expect(await store.getCreditNote(CROWDED, 'note-00005003')).toMatchObject({ id: 'note-00005003' });
  });

  it('of what is due read no more than the ids', async () => {
    const { nodes, buffers } = await planFor(() => store.listDue(CROWDED, new Date().toISOString(), 100));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(800);
  });

  it.each([
    ['of a seller', {}],
    ['that begin with a text', { prefix: 'INV-5' }],
    ['in the middle', { prefix: 'INV-', after: 'INV-42' }],
    ['near the end', { prefix: 'INV-', after: 'INV-98' }],
    ['of credit notes', { kind: 'credit_note', after: 'CN-42' }],
  ] as const)('are not needed for taken numbers %s, which their index alone tells', async (_, query) => {
    const numbers = { kind: 'invoice', billingEntityId: 'acme', ...query } as const;
    const { nodes, buffers, heapFetches } = await planFor(() => store.takenNumbers(CROWDED, numbers));
    expect(nodes).toEqual(['Limit', 'Index Only Scan']);
    expect(heapFetches).toBe(0);
    // About 16 pages of the index, and a page of the visibility map wherever the next number lies under another one:
    // at most one look a number, while its row would be another page besides.
    expect(buffers).toBeLessThanOrEqual(1000 + 20);
    expect(await store.takenNumbers(CROWDED, numbers)).toHaveLength(1000);
  });

  it('are not needed to find one number', async () => {
    const { nodes, buffers } = await planFor(() => store.getByNumber(CROWDED, 'acme', 'INV-5003'));
    expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(8);
  });
});
