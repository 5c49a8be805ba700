import type { InvoiceContent } from '../invoice/invoice.ts';
import type { Withholding } from '../invoice/payable.ts';
import { addAmounts, amountLike, positivePart, roundToMultiple, subtractAmounts, zeroLike } from '../money/amounts.ts';

/** The members of a new or edited document that lead from its total to what is due of it. */
export type PricedPayable = Pick<
  InvoiceContent,
  | 'withholdings'
  | 'amountWithheld'
  | 'cashRounding'
  | 'roundingAmount'
  | 'amountPayable'
  | 'amountPaid'
  | 'amountCredited'
  | 'amountWrittenOff'
  | 'amountDue'
  | 'amountRefundable'
  | 'writeOffs'
>;

/**
 * What is payable of a document that nobody has paid: `total − amountWithheld + roundingAmount`.
 *
 * @param total - with tax (BT-112), in major units
 * @param cash - the smallest amount that cash in this currency has; left out: nothing is rounded
 */
export function payableOf(
  total: string,
  withholdings: readonly Withholding[],
  cash: string | undefined,
): PricedPayable {
  const zero = zeroLike(total);
  const amountWithheld = withholdings.map(({ amount }) => amount).reduce(addAmounts, zero);
  const exact = withholdings.length === 0 ? total : subtractAmounts(total, amountWithheld);
  const amountPayable = cash === undefined ? exact : roundToMultiple(exact, cash);
  return {
    withholdings,
    amountWithheld,
    cashRounding: cash === undefined ? null : amountLike(cash, total),
    roundingAmount: cash === undefined ? zero : subtractAmounts(amountPayable, exact),
    amountPayable,
    amountPaid: zero,
    amountCredited: zero,
    amountWrittenOff: zero,
    amountDue: positivePart(amountPayable),
    amountRefundable: zero,
    writeOffs: [],
  };
}
