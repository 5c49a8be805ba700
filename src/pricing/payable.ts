import type { InvoiceContent } from '../invoice/invoice.ts';
import type { Withholding } from '../invoice/payable.ts';
import { addAmounts, positivePart, subtractAmounts, zeroLike } from '../money/amounts.ts';

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
 */
export function payableOf(total: string, withholdings: readonly Withholding[]): PricedPayable {
  const zero = zeroLike(total);
  const amountWithheld = withholdings.map(({ amount }) => amount).reduce(addAmounts, zero);
  const amountPayable = subtractAmounts(total, amountWithheld);
  return {
    withholdings,
    amountWithheld,
    cashRounding: null,
    roundingAmount: zero,
    amountPayable,
    amountPaid: zero,
    amountCredited: zero,
    amountWrittenOff: zero,
    amountDue: positivePart(amountPayable),
    amountRefundable: zero,
    writeOffs: [],
  };
}
