import { checkDate } from '../calendar/iso-date.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { type InvoiceStatus, invoiceStatuses, type PaymentStatus, paymentStatuses } from '../invoice/invoice.ts';

/** How many invoices there are of each kind. */
export interface InvoiceCounts {
  /** Of each status; those on hold are among the drafts and the open ones. */
  readonly status: { readonly [status in InvoiceStatus]: number };
  readonly onHold: { readonly draft: number; readonly open: number };
  /** Of the finalized ones. */
  readonly paymentStatus: { readonly [status in PaymentStatus]: number };
  /** Finalized, something due, not uncollectible, and the due date before the day that was asked for. */
  readonly overdue: number;
}

/** Invoices that are alike in what is counted. */
export interface CountedGroup {
  readonly status: InvoiceStatus;
  readonly paymentStatus: PaymentStatus;
  readonly onHold: boolean;
  readonly count: number;
}

/** The counts of groups; two groups may be alike. */
export function countsOf(groups: readonly CountedGroup[], overdue: number): InvoiceCounts {
  const sum = (which: (group: CountedGroup) => boolean): number =>
    groups.reduce((all, group) => (which(group) ? all + group.count : all), 0);
  const each = <T extends string>(names: readonly T[], count: (name: T) => number): { readonly [name in T]: number } =>
    Object.fromEntries(names.map((name) => [name, count(name)])) as { [name in T]: number };
  return {
    status: each(invoiceStatuses, (name) => sum(({ status }) => status === name)),
    onHold: each(['draft', 'open'], (name) => sum(({ status, onHold }) => onHold && status === name)),
    paymentStatus: each(paymentStatuses, (name) =>
      sum(({ status, paymentStatus }) => status === 'finalized' && paymentStatus === name),
    ),
    overdue,
  };
}

/**
 * Refuse a day of counts that is not an ISO date.
 *
 * @throws {ValidationError} the faults of `/asOf`
 */
export function requireCountingDay(asOf: unknown): void {
  const wrong = checkDate(asOf, '/asOf');
  if (wrong) throwFaults([wrong]);
}
