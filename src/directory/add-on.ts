import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import type { Currency } from '../money/currency.ts';
import { checkPrice } from '../money/price.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';

/** One price per ISO 4217 code, decimal text in major units. */
export interface PriceList {
  readonly [currency: string]: string;
}

/** A catalogue item billed once. */
export interface AddOn {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  /** One price per ISO 4217 code, decimal text in major units. */
  readonly prices: PriceList;
  readonly taxCodes?: readonly string[];
  /** A hint for tax resolvers, such as a provider's product category. */
  readonly taxCategoryCode?: string;
}

/** A price per currency. */
export const pricesLeaf: Leaf<PriceList> = {
  kind: 'leaf',
  type: 'object',
  check: (value, path) =>
    isPlainObject(value)
      ? undefined
      : fault(
          'field.type',
          path,
          `${show(value)} is not a map of prices; pass one per currency, such as { "EUR": "450.00" }`,
        ),
};

/** The shape of an {@link AddOn}. */
export const addOnShape: ObjectShape<AddOn> = object<AddOn>({
  code: text(),
  name: text(),
  description: optional(text(5000)),
  prices: pricesLeaf,
  taxCodes: optional(list(text())),
  taxCategoryCode: optional(text()),
});

/**
 * All faults of an add-on: each price is a decimal text from zero (BR-27), in a known currency.
 *
 * @param custom - the host's own currencies
 * @returns `price.*`, `decimal.*`, `currency.unknown` and the `field.*` codes
 */
export function validateAddOn(addOn: unknown, path = '', custom: readonly Currency[] = []): readonly Fault[] {
  const faults = checkShape(addOnShape, addOn, path);
  if (faults.length > 0) return faults;
  for (const [code, price] of Object.entries((addOn as AddOn).prices)) {
    const at = pointer(pointer(path, 'prices'), code);
    faults.push(...validateCurrency(code, { custom }, at));
    const wrong = (typeof price === 'number' ? checkPrice : decimalTextLeaf.check)(price, at) as Fault | undefined;
    if (wrong) faults.push(wrong);
    else if (price.startsWith('-'))
      faults.push(fault('price.negative', at, `${show(price)} is below zero; a price is zero or more (BR-27)`));
  }
  return faults;
}
