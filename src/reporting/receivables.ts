import { isoDateLeaf } from '../calendar/iso-date.ts';
import { zeroLike } from '../money/amounts.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { zeroIn } from './zero-in.ts';

/** Whose receivables, and on which day they are how old. */
export interface ReceivablesQuery {
  /** ISO date: the day from which lateness is counted. What is due is what is due now. */
  readonly asOf: string;
  readonly currency: string;
  readonly billingEntityId?: string;
}

/** What is due and so many days late. */
export interface ReceivablesBucket {
  /** The fewest days late; `null`: not late yet. */
  readonly from: number | null;
  /** The most days late; `null`: without end. */
  readonly to: number | null;
  readonly count: number;
  /** The sum of what is due, in major units. */
  readonly amountDue: string;
}

/** What customers owe, by how late it is. */
export interface Receivables {
  readonly asOf: string;
  readonly currency: string;
  /** Not late, and 1 to 30, 31 to 60, 61 to 90 and more than 90 days late. */
  readonly buckets: readonly ReceivablesBucket[];
}

/** The shape of a {@link ReceivablesQuery}. */
export const receivablesQueryShape: ObjectShape<ReceivablesQuery> = object<ReceivablesQuery>({
  asOf: isoDateLeaf,
  currency: text(),
  billingEntityId: optional(text()),
});

/** The days late of each bucket. */
export const lateness: readonly Pick<ReceivablesBucket, 'from' | 'to'>[] = [
  { from: null, to: 0 },
  { from: 1, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: 90 },
  { from: 91, to: null },
];

/** What was found in one bucket; a bucket in which nothing was found may be missing. */
export interface FoundReceivables extends Pick<ReceivablesBucket, 'count' | 'amountDue'> {
  /** Its place in {@link lateness}. */
  readonly bucket: number;
}

/** The report of what was found, with every bucket. */
export function receivablesOf({ asOf, currency }: ReceivablesQuery, found: readonly FoundReceivables[]): Receivables {
  const [some] = found;
  const zero = some === undefined ? zeroIn(currency) : zeroLike(some.amountDue);
  return {
    asOf,
    currency,
    buckets: lateness.map((days, index) => {
      const { count = 0, amountDue = zero } = found.find(({ bucket }) => bucket === index) ?? {};
      return { ...days, count, amountDue };
    }),
  };
}
