import type { CreditNote, ShortTexts } from 'oneoff';

/** How a credit note is meant to reach the customer, in minor units; the three make up its total. */
export interface CreditNoteAmounts {
  /** Paid back. */
  readonly refund: number;
  /** Off the amount due. */
  readonly offset: number;
  /** For the customer's balance. There is none here: it goes off the amount due, and what is left is refundable. */
  readonly credit: number;
}

const PREFIX = 'lago_';
const NAMES = ['refund', 'offset', 'credit'] as const;

/** The amounts as a credit note keeps them. */
export function amountsOf(amounts: CreditNoteAmounts): ShortTexts {
  return Object.fromEntries(NAMES.map((name) => [`${PREFIX}${name}_cents`, String(amounts[name])]));
}

/** The amounts of a note, and its metadata beside them; a note that was not made through Lago's API is offset. */
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
