import type { AddOn } from '../directory/add-on.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { compareAmounts } from '../money/amounts.ts';
import { convertPrice } from '../money/convert.ts';
import type { Currency } from '../money/currency.ts';
import type { CurrencySuccessor } from '../money/currency-table.ts';
import type { LineInput } from './input.ts';

/** That a draft changes its currency. */
export interface CurrencyChange {
  readonly from: Currency;
  readonly to: Currency;
  /** What took the place of `from`, where that is withdrawn. */
  readonly successor: CurrencySuccessor | undefined;
}

/**
 * The input of a stored line in a new currency.
 *
 * A price that the catalogue gives is looked up again; it is the catalogue's where it equals the add-on's price in the old
 * currency. A price that was stated is never taken for another currency: it is converted where `to` is the successor of a
 * withdrawn currency, at the rate that the law fixed, and must be stated again everywhere else.
 *
 * @param path - JSON Pointer of the line in the edit
 * @returns the input, or `price.currency_changed`
 */
export function changeCurrency(
  line: LineInput,
  { from, to, successor }: CurrencyChange,
  addOns: ReadonlyMap<string, AddOn>,
  path: string,
): LineInput | Fault {
  const { unitPrice, ...others } = line;
  const price = String(unitPrice);
  const { prices = {} } = addOns.get(line.addOn ?? '') ?? {};
  const listed = prices[from.code];
  const isListed = listed !== undefined && compareAmounts(listed, price) === 0;
  if (isListed && prices[to.code] !== undefined) return others;
  const converted = successor?.code === to.code ? convertPrice(price, successor.rate) : undefined;
  if (converted !== undefined) return { ...others, unitPrice: converted };
  if (isListed) return others;
  return fault(
    'price.currency_changed',
    pointer(path, 'unitPrice'),
    `the price ${price} was stated in ${from.code}, and a price is never taken for another currency; give the line a unitPrice in ${to.code}`,
    { from: from.code, to: to.code },
  );
}
