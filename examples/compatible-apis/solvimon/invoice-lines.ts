// The three ways in which the page lets a line say what is billed.
import type { LineInput, Period } from 'oneoff';

/** What every line of the page has: the period that it bills, and its price in major units. */
export interface LineTerms {
  readonly period: Period;
  readonly price: string;
  readonly quantity?: string;
}

/** One full day, as a period. */
export function fullDay(day: string): Period {
  return { from: day, to: day };
}

/** A product item: the product stands over it, the item is what is billed. */
export function productItemLine(product: string, item: string, terms: LineTerms): LineInput {
  return { group: product, addOn: item, ...priced(terms) };
}

/** A product without an item: its name stands over the line and on it, as the page says. */
export function productLine(product: string, terms: LineTerms): LineInput {
  return { group: product, name: product, ...priced(terms) };
}

/** No product at all: a pricing name of its own. */
export function pricingNameLine(pricingName: string, terms: LineTerms): LineInput {
  return { name: pricingName, ...priced(terms) };
}

function priced({ period, price, quantity = '1' }: LineTerms): LineInput {
  return { period, quantity, unitPrice: price };
}
