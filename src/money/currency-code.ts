import { checkText } from '../validation/leaves.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { type Currency, checkCurrency } from './currency.ts';

/** The context of a check that knows the host's own currencies. */
export interface CurrencyContext {
  readonly currencies?: readonly Currency[];
}

/** The code of a currency: ISO 4217, or one of the host's own where the check gets them. */
export const currencyCodeLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 12 }, (value, path, report) => {
  const { currencies } = report.context as CurrencyContext;
  return checkText(value, path, 12) ?? checkCurrency(value, path, currencies, report);
});
