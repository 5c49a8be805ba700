import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal, rescale } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { Exemption, TaxLevel, VatCategory } from '../tax/tax.ts';
import { hasOnly } from '../validation/has-only.ts';
import type { CalculationTax } from './calculation.ts';
import { calculationTaxShape, validateCalculationTax } from './validate-calculation-tax.ts';

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

/**
 * A reader of lines' taxes that reads equal taxes once, so that later steps may tell groups by identity.
 *
 * @returns the taxes of a line, or `undefined` when one is off
 */
export function createTaxReader(
  exponent: number,
  taxLevel: TaxLevel,
): (taxes: readonly CalculationTax[] | undefined) => readonly ReadTax[] | undefined {
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
    if (!Array.isArray(taxes)) return undefined;
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

function readTax(raw: CalculationTax, exponent: number, taxLevel: TaxLevel): ReadTax | undefined {
  if (validateCalculationTax(raw, '', exponent, taxLevel).length > 0) return undefined;
  const {
    code,
    name = null,
    category = null,
    scheme = category === null ? null : 'VAT',
    exemption = null,
    jurisdiction = null,
  } = raw;
  const rate = raw.rate === null ? NONE : (readDecimal(raw.rate) as Decimal);
  const rateText = raw.rate === null ? null : formatDecimal(rate);
  const tax = { code, name, scheme, category, rate, rateText, exemption, jurisdiction };
  if (raw.amount === undefined) return tax;
  const taxableAmount = raw.taxableAmount === undefined ? undefined : readAmount(raw.taxableAmount, exponent);
  return { ...tax, stated: { amount: readAmount(raw.amount, exponent), taxableAmount } };
}

function readAmount(text: string, exponent: number): Integer {
  return rescale(parseDecimal(text) as Decimal, exponent);
}
