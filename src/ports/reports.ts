import type { InvoiceCounts } from '../reporting/invoice-counts.ts';
import type { Issued, IssuedQuery } from '../reporting/issued.ts';
import type { Receivables, ReceivablesQuery } from '../reporting/receivables.ts';
import type { InvoiceQuery } from './invoice-store.ts';

/** Which invoices to count: those that a list with these conditions has. */
export interface CountsQuery extends Omit<InvoiceQuery, 'limit' | 'cursor'> {
  /** ISO date: what is due before it is overdue. */
  readonly asOf: string;
}

/**
 * Figures over all invoices of a tenant.
 *
 * Every store has them by `reportsOver`, which reads page by page; an adapter of its own lets the database add up. Prove
 * it with `reportsSuite` of `oneoff/testing`.
 */
export interface Reports {
  /** @throws {ValidationError} `date.invalid`, `decimal.*` */
  counts(tenant: string, query: CountsQuery): Promise<InvoiceCounts>;
  /**
   * What is due of finalized invoices that are not uncollectible, by how late it is.
   *
   * @throws {ValidationError} `date.invalid`, `field.*`
   */
  receivables(tenant: string, query: ReceivablesQuery): Promise<Receivables>;
  /**
   * What was issued, month by month: finalized invoices, and credit notes in the month of their own issue date.
   *
   * @throws {ValidationError} `date.invalid`, `period.reversed`, `field.*`, `field.value` for more than 120 months
   */
  issued(tenant: string, query: IssuedQuery): Promise<Issued>;
}
