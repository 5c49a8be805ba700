import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal, rescale } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { Exemption, VatCategory } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import type { CalculationTax } from './calculation.ts';
import { type CalculationContext, calculationTaxShape, MAX_TAXES } from './validate-calculation-tax.ts';

/** A tax ready to compute with, and what is printed of it. */
export interface ReadTax extends LineTax {
  readonly category: VatCategory | null;
  readonly name: string | null;
  readonly rateText: string | null;
  readonly exemption: Exemption | null;
}

const NONE: Decimal = { coefficient: 0, scale: 0 };
const NO_TAXES: readonly ReadTax[] = [];

/** Reads the taxes of a line; `undefined` when one is wrong. */
export type TaxReader = (taxes: readonly CalculationTax[] | undefined) => readonly ReadTax[] | undefined;

interface SeenTax {
  readonly raw: CalculationTax;
  /** How many members it has, those that are undefined left out. */
  readonly members: number;
  readonly alone: readonly [ReadTax];
}

/** A reader of lines' taxes that reads equal taxes once, so that later steps may tell groups by identity. */
export function createTaxReader(context: CalculationContext & { readonly exponent: number }): TaxReader {
  const seen: SeenTax[] = [];
  const read = (raw: CalculationTax): readonly [ReadTax] | undefined => {
    for (const one of seen) if (isSame(one, raw)) return one.alone;
    const tax = readTax(raw, context);
    if (tax === undefined) return undefined;
    const alone = [tax] as const;
    if (tax.stated === undefined && seen.length < 16) seen.push({ raw, members: countMembers(raw), alone });
    return alone;
  };
  return (taxes) => {
    if (taxes === undefined) return NO_TAXES;
    if (!Array.isArray(taxes) || taxes.length > MAX_TAXES) return undefined;
    if (taxes.length === 1) return read(taxes[0]);
    const all: ReadTax[] = [];
    for (const raw of taxes) {
      const one = read(raw);
      if (one === undefined) return undefined;
      all.push(one[0]);
    }
    return all;
  };
}

/** Whether a tax has the members of one seen before and no others. Stated amounts are never seen before. */
function isSame({ raw, members }: SeenTax, tax: CalculationTax): boolean {
  return (
    raw.rate === tax?.rate &&
    raw.code === tax.code &&
    raw.category === tax.category &&
    raw.scheme === tax.scheme &&
    raw.name === tax.name &&
    raw.exemption === tax.exemption &&
    raw.jurisdiction === tax.jurisdiction &&
    members === countMembers(tax)
  );
}

function countMembers(tax: CalculationTax): number {
  let count = 0;
  for (const key in tax) if (tax[key as keyof CalculationTax] !== undefined) count++;
  return count;
}

/** Read a tax; `undefined` where `validateCalculationTax` has a fault. */
function readTax(
  raw: CalculationTax,
  context: CalculationContext & { readonly exponent: number },
): ReadTax | undefined {
  const given = raw?.rate;
  const rate = given === null ? NONE : readDecimal(given);
  // Read already, so the check gets another rate: no long text is parsed a second time.
  const others = { ...raw, rate: given && '0' };
  if (rate === undefined || rate.coefficient < 0 || checkShape(calculationTaxShape, others, '', context).length > 0)
    return undefined;
  const {
    code,
    name = null,
    category = null,
    scheme = category === null ? null : 'VAT',
    exemption = null,
    jurisdiction = null,
    amount,
    taxableAmount,
  } = others;
  const rateText = given === null ? null : formatDecimal(rate);
  const tax = { code, name, scheme, category, rate, rateText, exemption, jurisdiction };
  if (amount === undefined) return tax;
  const minorUnits = (text: string): Integer => rescale(parseDecimal(text) as Decimal, context.exponent);
  return {
    ...tax,
    stated: {
      amount: minorUnits(amount),
      taxableAmount: taxableAmount === undefined ? undefined : minorUnits(taxableAmount),
    },
  };
}
