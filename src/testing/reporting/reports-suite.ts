import assert from 'node:assert/strict';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { CountsQuery, Reports } from '../../ports/reports.ts';
import type { IssuedQuery } from '../../reporting/issued.ts';
import type { ReceivablesQuery } from '../../reporting/receivables.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { commitChanges, eventOf } from '../invoice-store/commit-parts.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import { reportedInvoices, reportedNotes } from './reported-documents.ts';

/** A store, fresh and empty, and the reports over it. */
export interface ReportedStore {
  readonly store: InvoiceStore;
  readonly reports: Reports;
}

/** What {@link reportsSuite} takes. */
export interface ReportsSuiteOptions<S extends ReportedStore = ReportedStore> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** Called once for every test. */
  readonly createStores: () => Promise<S>;
  /** Called after every test, also when it failed. */
  readonly closeStores?: (stores: S) => Promise<void>;
}

const asOf = '2025-06-30';
const IN_EUROS = { asOf, currency: 'EUR' };
const ALL = { from: '2025-01-01', to: '2025-03-31', currency: 'EUR' };

const counts: readonly (readonly [sentence: string, query: CountsQuery, expected: readonly number[]])[] = [
  ['all invoices', { asOf }, [2, 2, 12, 1, 1, 1, 9, 1, 1, 8]],
  ['overdue ones from the day after the due date', { asOf: '2025-07-01' }, [2, 2, 12, 1, 1, 1, 9, 1, 1, 9]],
  ['those of a customer', { asOf, customerId: 'initech' }, [1, 0, 0, 0, 1, 0, 0, 0, 0, 0]],
  ['those of a billing entity', { asOf, billingEntityId: 'umbrella' }, [0, 0, 1, 0, 0, 0, 1, 0, 0, 1]],
  ['those in a currency', { asOf, currency: 'JPY' }, [0, 0, 1, 0, 0, 0, 1, 0, 0, 1]],
  ['those of a status', { asOf, status: ['draft', 'voided'] }, [2, 0, 0, 1, 1, 0, 0, 0, 0, 0]],
  ['those of a payment status', { asOf, paymentStatus: ['paid'] }, [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]],
  ['those on hold', { asOf, onHold: true }, [1, 1, 0, 0, 1, 1, 0, 0, 0, 0]],
  ['those that need attention', { asOf, needsAttention: true }, [2, 2, 0, 0, 1, 1, 0, 0, 0, 0]],
  ['those with all words', { asOf, q: 'HOOLI late-3' }, [0, 0, 2, 0, 0, 0, 2, 0, 0, 2]],
  [
    'those due in a range',
    { asOf, dueDateFrom: '2025-06-30', dueDateTo: '2025-07-30' },
    [0, 0, 2, 0, 0, 0, 1, 0, 0, 0],
  ],
  ['those with a metadata entry', { asOf, metadata: { zulu: '1' } }, [2, 2, 12, 1, 1, 1, 9, 1, 1, 8]],
  ['none of no status', { asOf, status: [] }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
];

/**
 * Declare the tests that every `Reports` must pass: counts by the conditions of lists, receivables on the edges of their
 * buckets, sums that are exact, credit notes in their own month, and isolation of tenants.
 *
 * @example
 * ```ts
 * describe('my reports', () =>
 *   reportsSuite({ it, createStores: async () => ({ store: myStore(), reports: myReports() }) }));
 * ```
 */
export function reportsSuite<S extends ReportedStore>({ it, createStores, closeStores }: ReportsSuiteOptions<S>): void {
  const test = (name: string, run: (reports: Reports) => Promise<void>): void => {
    it(name, async () => {
      const stores = await createStores();
      try {
        const events = reportedInvoices.map((invoice) => eventOf(invoice));
        await commitChanges(stores.store, { invoices: reportedInvoices, creditNotes: reportedNotes, events });
        await run(stores.reports);
      } finally {
        await closeStores?.(stores);
      }
    });
  };

  for (const [sentence, query, expected] of counts) {
    test(`counts has ${sentence}: ${JSON.stringify(query)}`, async (reports) => {
      const { status, onHold, paymentStatus, overdue } = await reports.counts(tenant, query);
      const { unpaid, paid, uncollectible } = paymentStatus;
      const { draft, open, finalized, voided } = status;
      const found = [draft, open, finalized, voided, onHold.draft, onHold.open, unpaid, paid, uncollectible, overdue];
      assert.deepEqual(found, expected);
    });
  }

  test('receivables are in the bucket of their days, and their sums are exact', async (reports) => {
    const { buckets, ...rest } = await reports.receivables(tenant, IN_EUROS);
    assert.deepEqual(rest, IN_EUROS);
    assert.deepEqual(buckets, [
      { from: null, to: 0, count: 2, amountDue: '0.03' },
      { from: 1, to: 30, count: 2, amountDue: '0.12' },
      { from: 31, to: 60, count: 2, amountDue: '1000000000000000.01' },
      { from: 61, to: 90, count: 2, amountDue: '0.48' },
      { from: 91, to: null, count: 1, amountDue: '0.64' },
    ]);
  });

  const amounts = async (reports: Reports, query: ReceivablesQuery): Promise<readonly string[]> =>
    (await reports.receivables(tenant, query)).buckets.map(({ amountDue }) => amountDue);
  test('receivables are of one currency, with its decimals', async (reports) => {
    assert.deepEqual(await amounts(reports, { asOf, currency: 'JPY' }), ['0', '0', '0', '0', '500']);
    assert.deepEqual(await amounts(reports, { asOf, currency: 'KWD' }), Array(5).fill('0.000'));
  });
  test('receivables are of one billing entity where one is named', async (reports) => {
    const found = await amounts(reports, { ...IN_EUROS, billingEntityId: 'umbrella' });
    assert.deepEqual(found, ['0.00', '0.08', '0.00', '0.00', '0.00']);
  });

  const sumsOf = async (reports: Reports, query: IssuedQuery): Promise<readonly string[]> =>
    (await reports.issued(tenant, query)).months.map(({ month, invoices, creditNotes }) =>
      [month, ...Object.values(invoices), ...Object.values(creditNotes)].join(' '),
    );
  test('what was issued has every month, no voided invoice, and credit notes in their own month', async (reports) => {
    assert.deepEqual(await sumsOf(reports, ALL), [
      '2025-01 1 100.00 19.00 119.00 0 0.00 0.00 0.00',
      '2025-02 0 0.00 0.00 0.00 0 0.00 0.00 0.00',
      '2025-03 10 500.00 95.00 595.00 2 30.00 5.70 35.70',
    ]);
  });
  test('what was issued is of a range of days, both included', async (reports) => {
    assert.deepEqual(await sumsOf(reports, { ...ALL, from: '2025-01-02', to: '2025-03-30' }), [
      '2025-01 0 0.00 0.00 0.00 0 0.00 0.00 0.00',
      '2025-02 0 0.00 0.00 0.00 0 0.00 0.00 0.00',
      '2025-03 10 500.00 95.00 595.00 1 20.00 3.80 23.80',
    ]);
    assert.deepEqual(await sumsOf(reports, { ...ALL, to: '2025-01-01' }), [
      '2025-01 1 100.00 19.00 119.00 0 0.00 0.00 0.00',
    ]);
  });
  test('what was issued is of one billing entity where one is named, and of one currency', async (reports) => {
    const march = { ...ALL, from: '2025-03-01' };
    assert.deepEqual(await sumsOf(reports, { ...march, billingEntityId: 'umbrella' }), [
      '2025-03 1 50.00 9.50 59.50 1 20.00 3.80 23.80',
    ]);
    assert.deepEqual(await sumsOf(reports, { ...march, currency: 'JPY' }), ['2025-03 1 455 45 500 1 1 0 1']);
  });

  test('reports have nothing of another tenant', async (reports) => {
    const { status, overdue } = await reports.counts('other', { asOf });
    assert.deepEqual([...Object.values(status), overdue], [0, 0, 0, 0, 0]);
    const { buckets } = await reports.receivables('other', IN_EUROS);
    assert.deepEqual(
      buckets.map(({ count }) => count),
      [0, 0, 0, 0, 0],
    );
    const { months } = await reports.issued('other', ALL);
    assert.deepEqual(
      months.map(({ invoices, creditNotes }) => invoices.count + creditNotes.count),
      [0, 0, 0],
    );
  });

  test('reports refuse a day that does not exist, and a range that is reversed or too long', async (reports) => {
    const wrong = '2025-02-30';
    await assert.rejects(reports.counts(tenant, { asOf: wrong }), { code: 'date.invalid' });
    await assert.rejects(reports.receivables(tenant, { ...IN_EUROS, asOf: wrong }), { code: 'date.invalid' });
    await assert.rejects(reports.issued(tenant, { ...ALL, to: wrong }), { code: 'date.invalid' });
    await assert.rejects(reports.issued(tenant, { ...ALL, from: '2025-04-01' }), { code: 'period.reversed' });
    await assert.rejects(reports.issued(tenant, { ...ALL, from: '2015-03-01' }), { code: 'field.value' });
    assert.equal((await reports.issued(tenant, { ...ALL, from: '2015-04-30' })).months.length, 120);
  });
}
