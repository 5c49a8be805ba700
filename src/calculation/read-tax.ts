import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal, rescale } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { Exemption, TaxLevel, VatCategory } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { isPlainObject } from '../validation/object.ts';
import type { CalculationTax } from './calculation.ts';
import { MAX_TAXES, ratelessTaxShape, taxRules } from './validate-calculation-tax.ts';

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

interface SeenTax {
  readonly raw: CalculationTax;
  /** How many members it has. */
  readonly members: number;
  readonly alone: readonly [ReadTax];
}

/** A reader of lines' taxes that reads equal taxes once, so that later steps may tell groups by identity. */
export function createTaxReader(exponent: number, taxLevel: TaxLevel): TaxReader {
  const seen: SeenTax[] = [];
  const read = (raw: CalculationTax): readonly [ReadTax] | undefined => {
    if (!isPlainObject(raw)) return undefined;
    const known = seen.find((one) => isSame(one, raw));
    if (known) return known.alone;
    const tax = readTax(raw, exponent, taxLevel);
    if (tax === undefined) return undefined;
    const alone = [tax] as const;
    if (tax.stated === undefined && seen.length < 16) seen.push({ raw, members: Object.keys(raw).length, alone });
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

/** Whether a tax has the members of one seen before and no others. */
function isSame({ raw, members }: SeenTax, tax: CalculationTax): boolean {
  let left = members;
  for (const key in tax) {
    if (tax[key as keyof CalculationTax] !== raw[key as keyof CalculationTax]) return false;
    left--;
  }
  return left === 0;
}

/** Read a tax, its rate once; `undefined` where `validateCalculationTax` has a fault. */
function readTax(raw: CalculationTax, exponent: number, taxLevel: TaxLevel): ReadTax | undefined {
  const { rate: given, ...others } = raw;
  const rate = given === null ? NONE : readDecimal(given);
  if (rate === undefined || rate.coefficient < 0) return undefined;
  if (checkShape(ratelessTaxShape, others).length > 0 || taxRules(raw, '', exponent, taxLevel).length > 0)
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
  const minorUnits = (text: string): Integer => rescale(parseDecimal(text) as Decimal, exponent);
  if (amount === undefined) return tax;
  return {
    ...tax,
    stated: {
      amount: minorUnits(amount),
      taxableAmount: taxableAmount === undefined ? undefined : minorUnits(taxableAmount),
    },
  };
}
