import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkDecimalText } from '../money/check-decimal.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import { checkPrice } from '../money/price.ts';
import { checkShape } from '../validation/check-shape.ts';
import { text } from '../validation/leaves.ts';
import { nameMeant } from '../validation/name-meant.ts';
import { object, optional } from '../validation/object.ts';
import { record } from '../validation/record.ts';
import { fromRow } from '../validation/row.ts';
import { type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import type { RecordRules } from './record-rules.ts';
import { taxCodesShape } from './tax-codes.ts';

/** One price per ISO 4217 code, decimal text in major units. */
export interface PriceList {
  readonly [currency: string]: string;
}

/** A catalogue item billed once. */
export interface AddOn {
  /** Unique per tenant; lines name it. */
  readonly code: string;
  /** What the line is called (BT-153). */
  readonly name: string;
  /** BT-154. */
  readonly description?: string;
  /** One price per ISO 4217 code, decimal text in major units. */
  readonly prices: PriceList;
  /** An empty list says that there is no tax, as on a line. */
  readonly taxCodes?: readonly string[];
  /** A hint for tax resolvers, such as a provider's product category. */
  readonly taxCategoryCode?: string;
}

/** A price from zero (BR-27), as text. */
const catalogPriceLeaf: Leaf<string> = leaf({ type: 'string', format: 'decimal' }, (value, path) => {
  if (typeof value === 'number') return checkPrice(value, path);
  if (typeof value !== 'string')
    return fault('field.type', path, `${show(value)} is not a price; pass a decimal string such as "150.00"`);
  const wrong = checkDecimalText(value, path);
  if (wrong || !value.startsWith('-')) return wrong;
  return fault('price.negative', path, `${show(value)} is below zero; a price is zero or more (BR-27)`);
});

const pricesShape: Shape<PriceList> = record({
  key: currencyCodeLeaf,
  value: catalogPriceLeaf,
  max: 300,
  tooMany: (count, max) =>
    fault('list.too_long', '', `${count} prices, at most ${max} are allowed: one for each currency`, { max }),
  noun: 'a map of prices; pass one for each currency, such as { "EUR": "450.00" }',
});

/** The shape of an {@link AddOn}: each price is a decimal text from zero (BR-27), in a known currency. */
export const addOnShape: ObjectShape<AddOn> = object<AddOn>(
  {
    code: text(),
    name: text(),
    description: optional(text(5000)),
    prices: pricesShape,
    taxCodes: optional(taxCodesShape),
    taxCategoryCode: optional(text()),
  },
  nameMeant,
);

/**
 * All faults of an add-on: each price is a decimal text from zero (BR-27), in a known currency.
 *
 * @param rules - the host's own currencies, and whether codes are checked
 * @returns `price.*`, `decimal.*`, `currency.unknown`, `list.too_long`, and the `field.*` and `text.*` codes
 */
export function validateAddOn(addOn: unknown, path = '', rules: RecordRules = {}): readonly Fault[] {
  return checkShape(addOnShape, fromRow(addOn), path, { ...rules });
}
