import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { InvoiceContent, InvoiceLine } from '../invoice/invoice.ts';
import { compareAmounts } from '../money/amounts.ts';
import { isBelowZero } from '../money/sign.ts';
import type { Plan } from './plan.ts';

/** The faults of the caller's cross-checks of amounts: `line.amount_mismatch`, `total.unexpected`, `total.negative`. */
export function checkAmounts(
  { lines, details, expectedTotal }: Plan,
  priced: Pick<InvoiceContent, 'lines' | 'total' | 'amountPayable'>,
): Fault[] {
  const faults: Fault[] = [];
  lines.forEach(({ expectedAmount }, index) => {
    const line = priced.lines[index] as InvoiceLine;
    const computed = details.pricesIncludeTax ? line.total : line.amount;
    if (expectedAmount !== undefined && compareAmounts(expectedAmount, computed) !== 0) {
      faults.push(
        fault(
          'line.amount_mismatch',
          pointer(pointer('/lines', index), 'amount'),
          `amount "${expectedAmount}" is not ${line.quantity} × ${line.unitPrice} = "${computed}"; correct one, or leave amount out`,
          { expected: expectedAmount, computed },
        ),
      );
    }
  });
  if (isBelowZero(priced.total)) {
    const { total } = priced;
    const [path, wayOut] = priced.lines.some(({ deposit }) => deposit !== null)
      ? ['/deposits', 'its deposits come to more than it bills; credit a part of a deposit first']
      : ['/lines', 'use a credit note'];
    faults.push(fault('total.negative', path, `the total would be ${total}, below zero; ${wayOut}`, { total }));
  }
  if (faults.length === 0 && isBelowZero(priced.amountPayable)) {
    const { total, amountPayable } = priced;
    const message = `${amountPayable} would be payable of a total of ${total}: more is withheld than is billed; lower the rates of the withheld taxes, or name fewer`;
    faults.push(fault('total.negative', '/lines', message, { total, amountPayable }));
  }
  if (expectedTotal !== undefined && compareAmounts(expectedTotal, priced.total) !== 0)
    faults.push(totalUnexpected(expectedTotal, priced.total));
  return faults;
}

/** The fault of a total that the caller did not expect. */
export function totalUnexpected(expected: string, computed: string): Fault {
  return fault(
    'total.unexpected',
    '/expectedTotal',
    `expectedTotal is "${expected}" but the total is "${computed}"; check the lines`,
    { expected, computed },
  );
}
