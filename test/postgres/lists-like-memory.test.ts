import fc from 'fast-check';
import type { FinalizedInvoice, InvoiceQuery, InvoiceStore } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const day = fc.integer({ min: 1, max: 6 }).map((number) => `2025-03-0${number}`);
const among = <T>(...values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

/** Few values of each kind, so that most queries find something and most invoices tie. */
const differences = fc.record({
  createdAt: day.map((date) => `${date}T08:00:00.000Z`),
  issueDate: fc.option(day, { freq: 5 }),
  dueDate: fc.option(day, { freq: 5 }),
  status: fc.constantFrom('draft', 'open', 'finalized', 'finalized', 'finalized', 'voided'),
  paymentStatus: fc.constantFrom('unpaid', 'partially_paid', 'paid'),
  amountDue: fc.constantFrom('0.00', '5.00'),
  overdueAt: fc.constantFrom(null, '2025-03-09T00:00:00.000Z'),
  metadata: fc.constantFrom({}, { plan: 'a' }, { plan: 'b' }, { plan: 'a', team: 'x' }),
});

const queries: fc.Arbitrary<InvoiceQuery> = fc.record(
  {
    status: among('draft', 'open', 'finalized', 'voided'),
    paymentStatus: among('unpaid', 'partially_paid', 'paid'),
    issueDateFrom: day,
    issueDateTo: day,
    dueDateFrom: day,
    dueDateTo: day,
    overdueOn: day,
    overdueMarked: fc.boolean(),
    metadata: fc.constantFrom({ plan: 'a' }, { team: 'x', plan: 'a' }),
    limit: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: ['limit'] },
) as fc.Arbitrary<InvoiceQuery>;

describe('lists of the PostgreSQL store', () => {
  let pool: pg.Pool;
  let postgres: InvoiceStore;
  const memory = memoryStore();
  beforeAll(async () => {
    pool = openPool();
    postgres = postgresStore({ pool }, { schema: await createSchema(pool) });
    const invoicing = invoicingOn(memoryStore(), 'sample');
    const sample = (await invoicing.createOneOffInvoice({ ...input, issue: 'now' })) as FinalizedInvoice;
    const invoices = fc
      .sample(differences, { numRuns: 80, seed: 7 })
      .map((one, index) => ({ ...sample, ...one, id: `id-${index}`, number: null }) as unknown as FinalizedInvoice);
    for (const store of [memory, postgres])
      await store.commit('sample', { invoices: [], keys: [], series: [] }, () => ({
        result: null,
        created: invoices,
        changed: [],
        creditNotes: [],
        deleted: [],
        events: [],
        keys: new Map(),
        series: new Map(),
      }));
  });
  afterAll(() => pool.end());

  it('are those of the memory store, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page: InvoiceQuery = { ...query, ...(cursor && { cursor }) };
          const expected = await memory.list('sample', page);
          expect(await postgres.list('sample', page)).toEqual(expected);
          cursor = expected.nextCursor;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('go on behind any invoice, also from the page of another range', async () => {
    await fc.assert(
      fc.asyncProperty(queries, queries, async (first, second) => {
        const { nextCursor } = await memory.list('sample', first);
        if (nextCursor === null) return;
        const lists = [memory, postgres].map((store) =>
          store.list('sample', { ...second, cursor: nextCursor }).catch((error: { faults: unknown }) => error.faults),
        );
        expect(await lists[1]).toEqual(await lists[0]);
      }),
      { numRuns: 300 },
    );
  });
});
