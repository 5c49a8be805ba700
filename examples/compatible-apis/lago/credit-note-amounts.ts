import type { CreditNote, ShortTexts } from 'oneoff';

/** How the customer gets the credited amount, in minor units; the three parts sum to the credit note's total. */
export interface CreditNoteAmounts {
  /** Paid back. */
  readonly refund: number;
  /** Reduces the amount due. */
  readonly offset: number;
  /** For the customer's balance. There is no balance here: it reduces the amount due, and the rest is refundable. */
  readonly credit: number;
}

const PREFIX = 'lago_';
const NAMES = ['refund', 'offset', 'credit'] as const;

/** The amounts as a credit note stores them. */
export function amountsOf(amounts: CreditNoteAmounts): ShortTexts {
  return Object.fromEntries(NAMES.map((name) => [`${PREFIX}${name}_cents`, String(amounts[name])]));
}

/** The amounts of a credit note, and its other metadata; one that was not created through Lago's API counts as offset. */
export function readAmounts(
  { metadata }: CreditNote,
  total: number,
): CreditNoteAmounts & { readonly rest: ShortTexts } {
  const [refund, offset, credit] = NAMES.map((name) => metadata[`${PREFIX}${name}_cents`]);
  const rest = Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith(PREFIX)));
  return refund === undefined
    ? { refund: 0, offset: total, credit: 0, rest }
    : { refund: Number(refund), offset: Number(offset), credit: Number(credit), rest };
}
