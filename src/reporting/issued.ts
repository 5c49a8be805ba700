import { isoDateLeaf } from '../calendar/iso-date.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { zeroLike } from '../money/amounts.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { zeroIn } from './zero-in.ts';

/** Which documents to sum up: those with an issue date between two days, both included. */
export interface IssuedQuery {
  /** ISO dates, at most 120 months. */
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly billingEntityId?: string;
}

/** Documents and the sums of their amounts, in major units. */
export interface IssuedSum {
  readonly count: number;
  /** Net. */
  readonly subtotal: string;
  readonly taxAmount: string;
  readonly total: string;
}

/** What was issued in a month. */
export interface IssuedMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Without voided ones. */
  readonly invoices: IssuedSum;
  /** Amounts are positive, and each is in the month of its own issue date. */
  readonly creditNotes: IssuedSum;
}

/** What was issued, month by month. */
export interface Issued {
  readonly currency: string;
  /** Every month of the range, also one in which nothing was issued. */
  readonly months: readonly IssuedMonth[];
}

const MOST_MONTHS = 120;

/** The shape of an {@link IssuedQuery}; its own faults are `period.reversed` and `field.value`. */
export const issuedQueryShape: ObjectShape<IssuedQuery> = refine(
  object<IssuedQuery>({ from: isoDateLeaf, to: isoDateLeaf, currency: text(), billingEntityId: optional(text()) }),
  ({ from, to }, report) => {
    if (from > to) {
      report.add(fault('period.reversed', '', `from ${show(from)} is after to ${show(to)}; swap them`));
    } else if (monthsBetween(from, to) > MOST_MONTHS) {
      const message = `${show(from)} to ${show(to)} are ${monthsBetween(from, to)} months, at most ${MOST_MONTHS} are allowed; ask for fewer at a time`;
      report.add(fault('field.value', '/from', message, { max: MOST_MONTHS }));
    }
  },
);

/** What was found in a month; a month in which nothing was found may be missing. */
export interface FoundMonth extends IssuedSum {
  readonly month: string;
  readonly kind: 'invoices' | 'creditNotes';
}

/** The report of what was found, with every month. */
export function issuedOf({ from, to, currency }: IssuedQuery, found: readonly FoundMonth[]): Issued {
  const [some] = found;
  const zero = some === undefined ? zeroIn(currency) : zeroLike(some.total);
  const sumOf = (month: string, kind: FoundMonth['kind']): IssuedSum => {
    const sum = found.find((one) => one.month === month && one.kind === kind);
    const { count = 0, subtotal = zero, taxAmount = zero, total = zero } = sum ?? {};
    return { count, subtotal, taxAmount, total };
  };
  const first = monthNumber(from);
  const months = Array.from({ length: monthsBetween(from, to) }, (_, index) => monthText(first + index));
  return {
    currency,
    months: months.map((month) => ({
      month,
      invoices: sumOf(month, 'invoices'),
      creditNotes: sumOf(month, 'creditNotes'),
    })),
  };
}

function monthsBetween(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from) + 1;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
