import type { CodeListContext } from '../code-lists/code-leaf.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { checkOwnCurrency } from '../money/check-own-currency.ts';
import type { Currency } from '../money/currency.ts';
import { list } from '../validation/combine.ts';
import { oneOf } from '../validation/leaves.ts';
import { optional } from '../validation/object.ts';
import { type Fields, leaf } from '../validation/shape.ts';

/** What records are checked against, in addition to their shapes. */
export interface RecordRules extends CodeListContext {
  /** Currencies of your own, in addition to ISO 4217. */
  readonly currencies?: readonly Currency[];
}

/** The members of {@link RecordRules}, for the options of a directory. A currency is checked separately. */
export const recordRuleFields: Fields<RecordRules> = {
  currencies: optional(list(leaf<Currency>({}, () => undefined))),
  codeLists: optional(oneOf(['checked', 'unchecked'])),
};

/**
 * The rules among a directory's options.
 *
 * @throws {ValidationError} `currency.invalid`: a currency of the host's own is wrong
 */
export function readRecordRules({ currencies = [], codeLists = 'checked' }: RecordRules): RecordRules {
  throwFaults(currencies.flatMap((currency, index) => checkOwnCurrency(currency, `/currencies/${index}`) ?? []));
  return { currencies, codeLists };
}
