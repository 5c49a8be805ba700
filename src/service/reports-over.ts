import { daysBetween } from '../calendar/day-arithmetic.ts';
import type { InvoiceSummary } from '../invoice/summary.ts';
import { addAmounts, compareAmounts } from '../money/amounts.ts';
import { allItems } from '../paging/all-items.ts';
import type { InvoiceQuery, InvoiceStore } from '../ports/invoice-store.ts';
import type { Reports } from '../ports/reports.ts';
import { type CountedGroup, countsOf, requireCountingDay } from '../reporting/invoice-counts.ts';
import { type FoundMonth, issuedOf, issuedQueryShape } from '../reporting/issued.ts';
import { type FoundReceivables, lateness, receivablesOf, receivablesQueryShape } from '../reporting/receivables.ts';
import { requireShape } from '../validation/require-shape.ts';

/** What a report reads of a store. */
type Readable = Pick<InvoiceStore, 'listSummaries' | 'listCreditNotes'>;

/**
 * Counts and reports over any store. They read every invoice that they are about, page by page: for memory, SQLite and
 * small tenants. For large ones in PostgreSQL take `postgresReports`.
 *
 * @example
 * ```ts
 * createInvoicingHandler(invoicing, { authenticate, reports: reportsOver(store) });
 * ```
 */
export function reportsOver(store: Readable): Reports {
  const summaries = (tenant: string, query: InvoiceQuery): AsyncIterable<InvoiceSummary> =>
    allItems((from) => store.listSummaries(tenant, { ...query, ...from, limit: 100 }));
  return {
    async counts(tenant, { asOf, ...query }) {
      requireCountingDay(asOf);
      const groups: CountedGroup[] = [];
      let overdue = 0;
      for await (const invoice of summaries(tenant, query)) {
        const { status, paymentStatus, onHold } = invoice;
        groups.push({ status, paymentStatus, onHold, count: 1 });
        if (isReceivable(invoice) && (invoice.dueDate as string) < asOf) overdue++;
      }
      return countsOf(groups, overdue);
    },
    async receivables(tenant, query) {
      requireShape(receivablesQueryShape, query);
      const { asOf, ...conditions } = query;
      const found = new Map<number, FoundReceivables>();
      for await (const invoice of summaries(tenant, { ...conditions, status: ['finalized'] })) {
        if (!isReceivable(invoice)) continue;
        const days = daysBetween(invoice.dueDate as string, asOf);
        const bucket = lateness.findIndex(({ to }) => to === null || days <= to);
        const { count = 0, amountDue } = found.get(bucket) ?? {};
        const sum = amountDue === undefined ? invoice.amountDue : addAmounts(amountDue, invoice.amountDue);
        found.set(bucket, { bucket, count: count + 1, amountDue: sum });
      }
      return receivablesOf(query, [...found.values()]);
    },
    async issued(tenant, query) {
      requireShape(issuedQueryShape, query);
      const { from, to, currency, ...seller } = query;
      const months = new Map<string, FoundMonth>();
      const add = (kind: FoundMonth['kind'], document: Summed): void => {
        const key = `${kind} ${document.issueDate.slice(0, 7)}`;
        months.set(key, plus(months.get(key), kind, document));
      };
      const conditions = { ...seller, currency, status: ['finalized'], issueDateFrom: from, issueDateTo: to } as const;
      for await (const invoice of summaries(tenant, conditions)) add('invoices', invoice as Summed);
      const notes = allItems((page) => store.listCreditNotes(tenant, { ...seller, ...page, limit: 100 }));
      for await (const note of notes)
        if (note.currency === currency && note.issueDate >= from && note.issueDate <= to) add('creditNotes', note);
      return issuedOf(query, [...months.values()]);
    },
  };
}

/** Whether it is still claimed. */
function isReceivable({ status, paymentStatus, amountDue }: InvoiceSummary): boolean {
  return status === 'finalized' && paymentStatus !== 'uncollectible' && compareAmounts(amountDue, '0') > 0;
}

interface Summed {
  readonly issueDate: string;
  readonly subtotal: string;
  readonly taxAmount: string;
  readonly total: string;
}

function plus(sum: FoundMonth | undefined, kind: FoundMonth['kind'], document: Summed): FoundMonth {
  const { issueDate, subtotal, taxAmount, total } = document;
  if (sum === undefined) return { month: issueDate.slice(0, 7), kind, count: 1, subtotal, taxAmount, total };
  return {
    ...sum,
    count: sum.count + 1,
    subtotal: addAmounts(sum.subtotal, subtotal),
    taxAmount: addAmounts(sum.taxAmount, taxAmount),
    total: addAmounts(sum.total, total),
  };
}
