import { daysBetween } from '../calendar/day-arithmetic.ts';
import { dueDate as dueOn } from '../calendar/due-date.ts';
import type { PaymentTerm } from '../calendar/payment-term.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { Currency } from '../money/currency.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import type { Policy } from '../policy/policy.ts';
import { dueTooEarly } from './input-rules.ts';

/** The dates of a document when it is issued. */
export interface FinalDates {
  readonly issueDate: string;
  readonly dueDate: string;
  readonly paymentTerm: PaymentTerm;
}

/** The dates that are known so far; `null` is open. */
export interface OpenDates {
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly paymentTerm: PaymentTerm | null;
}

/** What dates are checked against. */
export interface DateContext {
  /** Today in the billing entity's time zone. */
  readonly today: string;
  readonly policy: Policy;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
}

/**
 * Fill a document's dates: issue date = today in the billing entity's time zone, due date = issue date + payment term (the
 * document's, else the customer's, else the billing entity's, else on receipt).
 *
 * @param today - today in the billing entity's time zone
 */
export function fillDates(
  open: OpenDates,
  records: Pick<InvoiceRecords, 'customer' | 'billingEntity'>,
  today: string,
): FinalDates {
  const paymentTerm = open.paymentTerm ??
    records.customer.paymentTerm ??
    records.billingEntity.paymentTerm ?? { type: 'on_receipt' };
  const issueDate = open.issueDate ?? today;
  return { issueDate, dueDate: open.dueDate ?? dueOn(paymentTerm, issueDate), paymentTerm: { ...paymentTerm } };
}

/**
 * The faults of a document's dates.
 *
 * @returns `date.outside_window`, `date.before_issue_date`, `currency.withdrawn`
 */
export function checkDates(
  { issueDate, dueDate }: Pick<FinalDates, 'issueDate' | 'dueDate'>,
  currency: Currency,
  context: DateContext,
): Fault[] {
  const faults = checkIssueDate(issueDate, currency, context);
  if (dueDate < issueDate) faults.push(dueTooEarly(dueDate, issueDate));
  return faults;
}

/** The faults of an issue date: outside the policy's window, or after the currency was withdrawn. */
export function checkIssueDate(issueDate: string, currency: Currency, context: DateContext): Fault[] {
  return [
    ...checkIssueWindow(issueDate, context),
    ...validateCurrency(currency.code, { on: issueDate, custom: context.currencies }, '/currency'),
  ];
}

/** The fault of an issue date outside the policy's window. */
export function checkIssueWindow(issueDate: string, { today, policy }: Pick<DateContext, 'today' | 'policy'>): Fault[] {
  const { pastDays, futureDays } = policy.issueDateWindow;
  const ahead = issueDate === today ? 0 : daysBetween(today, issueDate);
  if (!((pastDays !== null && -ahead > pastDays) || (futureDays !== null && ahead > futureDays))) return [];
  return [
    fault(
      'date.outside_window',
      '/issueDate',
      `issue date ${issueDate} is outside the policy's window of ${pastDays ?? 'any'} days before and ${futureDays ?? 'any'} after ${today}`,
      { today },
    ),
  ];
}
