import { formatDecimal, rescale } from '../money/decimal.ts';
import { type Integer, subtract } from '../money/integer.ts';
import type { LineTax } from './line-tax.ts';

/** The key of the group that a tax belongs to: VAT by jurisdiction, category and rate (BG-23), every other scheme by code and rate. */
export function groupKey(tax: LineTax): string {
  const rate = formatDecimal(tax.rate);
  return isVat(tax) ? `VAT ${tax.category} ${rate} ${tax.jurisdiction ?? ''}` : JSON.stringify([tax.code, rate]);
}

/** Whether a tax falls under the VAT rules: its scheme says so, or it has a VAT category. */
export function isVat(tax: { readonly scheme?: string | null; readonly category?: string | null }): boolean {
  return tax.scheme === 'VAT' || (tax.category ?? null) !== null;
}

/** The printed order of tax rows: scheme, category, rate descending, code, jurisdiction. */
export function compareTaxes(a: LineTax, b: LineTax): number {
  return (
    compareValues(a.scheme ?? '', b.scheme ?? '') ||
    compareValues(a.category ?? '', b.category ?? '') ||
    compareRates(b, a) ||
    compareValues(a.code, b.code) ||
    compareValues(a.jurisdiction ?? '', b.jurisdiction ?? '')
  );
}

/** The order of two texts or two integers, for `sort`. */
export function compareValues<T extends string | Integer>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareRates(a: LineTax, b: LineTax): number {
  const scale = Math.max(a.rate.scale, b.rate.scale);
  return Number(subtract(rescale(a.rate, scale), rescale(b.rate, scale)));
}
