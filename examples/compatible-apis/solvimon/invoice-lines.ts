// The three kinds of lines on the page.
import type { LineInput, Period } from 'oneoff';

/** What every line has: the billed period, and its price in major units. */
export interface LineTerms {
  readonly period: Period;
  readonly price: string;
  readonly quantity?: string;
}

/** One full day, as a period. */
export function fullDay(day: string): Period {
  return { from: day, to: day };
}

/** A product item: the item is billed, and the product is its group. */
export function productItemLine(product: string, item: string, terms: LineTerms): LineInput {
  return { group: product, addOn: item, ...priced(terms) };
}

/** A product without an item: its name is both the group and the line, as on the page. */
export function productLine(product: string, terms: LineTerms): LineInput {
  return { group: product, name: product, ...priced(terms) };
}

/** No product: the line has a pricing name of its own. */
export function pricingNameLine(pricingName: string, terms: LineTerms): LineInput {
  return { name: pricingName, ...priced(terms) };
}

function priced({ period, price, quantity = '1' }: LineTerms): LineInput {
  return { period, quantity, unitPrice: price };
}
