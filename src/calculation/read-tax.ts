import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal, rescale } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';
import { demandsEqualParts } from '../tax/equal-parts.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { Exemption, TaxLevel, VatCategory } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { hasOnly } from '../validation/has-only.ts';
import type { CalculationTax } from './calculation.ts';
import { calculationTaxShape, MAX_TAXES, taxLabelsShape } from './validate-calculation-tax.ts';

/** A tax ready to compute with, and what is printed of it. */
export interface ReadTax extends LineTax {
  readonly category: VatCategory | null;
  readonly name: string | null;
  readonly rateText: string | null;
  readonly exemption: Exemption | null;
  readonly jurisdiction: string | null;
}

const NONE: Decimal = { coefficient: 0, scale: 0 };
const NO_TAXES: readonly ReadTax[] = [];

/** Reads the taxes of a line; `undefined` when one is wrong. */
export type TaxReader = (taxes: readonly CalculationTax[] | undefined) => readonly ReadTax[] | undefined;

/** A reader of lines' taxes that reads equal taxes once, so that later steps may tell groups by identity. */
export function createTaxReader(exponent: number, taxLevel: TaxLevel): TaxReader {
  const seen: { raw: CalculationTax; tax: ReadTax; alone: readonly ReadTax[] }[] = [];
  const read = (raw: CalculationTax): (typeof seen)[number] | undefined => {
    if (typeof raw !== 'object' || raw === null) return undefined;
    let surplus = -membersOf(raw);
    for (const _ in raw) surplus++;
    if (surplus !== 0 && !hasOnly(calculationTaxShape, raw)) return undefined;
    const known =
      raw.amount === undefined && raw.taxableAmount === undefined
        ? seen.find((one) => isSame(one.raw, raw))
        : undefined;
    if (known) return known;
    const tax = readTax(raw, exponent, taxLevel);
    if (tax === undefined) return undefined;
    const fresh = { raw, tax, alone: [tax] };
    if (tax.stated === undefined && seen.length < 16) seen.push(fresh);
    return fresh;
  };
  return (taxes) => {
    if (taxes === undefined) return NO_TAXES;
    if (!Array.isArray(taxes) || taxes.length > MAX_TAXES) return undefined;
    if (taxes.length === 1) return read(taxes[0])?.alone;
    const all: ReadTax[] = [];
    for (const raw of taxes) {
      const one = read(raw);
      if (one === undefined) return undefined;
      all.push(one.tax);
    }
    return all;
  };
}

function isSame(a: CalculationTax, b: CalculationTax): boolean {
  return (
    a.code === b.code &&
    a.rate === b.rate &&
    a.category === b.category &&
    a.scheme === b.scheme &&
    a.name === b.name &&
    a.exemption === b.exemption &&
    a.jurisdiction === b.jurisdiction
  );
}

function membersOf({ name, scheme, category, exemption, jurisdiction, taxableAmount, amount }: CalculationTax): number {
  return (
    2 +
    present(name) +
    present(scheme) +
    present(category) +
    present(exemption) +
    present(jurisdiction) +
    present(taxableAmount) +
    present(amount)
  );
}

function present(member: unknown): number {
  return member === undefined ? 0 : 1;
}

/** Read a tax, each of its decimals once; `undefined` where `validateCalculationTax` has a fault. */
function readTax(raw: CalculationTax, exponent: number, taxLevel: TaxLevel): ReadTax | undefined {
  const { rate: given, amount: _, taxableAmount: __, ...labels } = raw;
  const rate = given === null ? NONE : readDecimal(given);
  if (rate === undefined || rate.coefficient < 0 || checkShape(taxLabelsShape, labels).length > 0) return undefined;
  const {
    code,
    name = null,
    category = null,
    scheme = category === null ? null : 'VAT',
    exemption = null,
    jurisdiction = null,
  } = labels;
  if (given === null && category !== 'O') return undefined;
  if (taxLevel === 'document' && scheme !== null && demandsEqualParts(scheme)) return undefined;
  const rateText = given === null ? null : formatDecimal(rate);
  const tax = { code, name, scheme, category, rate, rateText, exemption, jurisdiction };
  if (raw.amount === undefined) return raw.taxableAmount === undefined ? tax : undefined;
  const amount = readAmount(raw.amount, exponent);
  const taxableAmount = raw.taxableAmount === undefined ? undefined : readAmount(raw.taxableAmount, exponent);
  if (amount === undefined || (raw.taxableAmount !== undefined && taxableAmount === undefined)) return undefined;
  return { ...tax, stated: { amount, taxableAmount } };
}

function readAmount(text: unknown, exponent: number): Integer | undefined {
  const decimal = typeof text === 'string' ? parseDecimal(text) : undefined;
  return decimal === undefined || decimal.scale > exponent ? undefined : rescale(decimal, exponent);
}
