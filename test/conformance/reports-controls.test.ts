import { type InvoiceStore, type Reports, reportsOver } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { reportsSuite } from 'oneoff/testing';
import { expect, it } from 'vitest';
import { collectFailures } from './collect-failures.ts';

type Broken = (right: Reports, store: InvoiceStore) => Partial<Reports>;

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const controls: readonly (readonly [what: string, broken: Broken, caughtBy: string])[] = [
  [
    'are those of every tenant',
    (right) => ({ counts: (_, query) => right.counts('default', query) }),
    'another tenant',
  ],
  [
    'leave conditions out',
    (right) => ({ counts: (tenant, { asOf }) => right.counts(tenant, { asOf }) }),
    'those of a customer',
  ],
  [
    'call what is due today overdue',
    (right) => ({ counts: (tenant, query) => right.counts(tenant, { ...query, asOf: dayAfter(query.asOf) }) }),
    'counts has all invoices',
  ],
  [
    'are a day off',
    (right) => ({
      receivables: (tenant, query) => right.receivables(tenant, { ...query, asOf: dayAfter(query.asOf) }),
    }),
    'in the bucket of their days',
  ],
  [
    'add up in floats',
    (right) => ({
      async receivables(tenant, query) {
        const found = await right.receivables(tenant, query);
        const floats = ({ amountDue }: { amountDue: string }) => (Number(amountDue) + 0.01 - 0.01).toFixed(2);
        return { ...found, buckets: found.buckets.map((one) => ({ ...one, amountDue: floats(one) })) };
      },
    }),
    'their sums are exact',
  ],
  [
    'mix currencies',
    (right) => ({ receivables: (tenant, query) => right.receivables(tenant, { ...query, currency: 'EUR' }) }),
    'of one currency',
  ],
  [
    'take sellers together',
    (right) => ({ issued: (tenant, { billingEntityId: _, ...query }) => right.issued(tenant, query) }),
    'of one billing entity where one is named, and',
  ],
  [
    'leave the credit notes out',
    (_, store) => {
      const listCreditNotes = async () => ({ items: [], nextCursor: null });
      return { issued: reportsOver({ ...store, listCreditNotes }).issued };
    },
    'credit notes in their own month',
  ],
  [
    'leave empty months out',
    (right) => ({
      async issued(tenant, query) {
        const { months, ...rest } = await right.issued(tenant, query);
        return { ...rest, months: months.filter(({ invoices }) => invoices.count > 0) };
      },
    }),
    'has every month',
  ],
];

it.each(controls)('reports that %s fail the suite', async (_, broken, caughtBy) => {
  const { failed } = await collectFailures((suite) =>
    reportsSuite({
      it: suite,
      createStores: async () => {
        const store = memoryStore();
        const right = reportsOver(store);
        return { store, reports: { ...right, ...broken(right, store) } };
      },
    }),
  );
  expect(failed.join('\n')).toContain(caughtBy);
});
