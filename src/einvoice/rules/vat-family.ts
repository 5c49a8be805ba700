import { compare, exact, isNear, minus, plus, total, ZERO } from '../../statement/exact.ts';
import type { Statement } from '../../statement/statement.ts';
import type { AllowanceCharge } from '../../statement/statement-totals.ts';
import { isTaxOf } from './conditions.ts';
import {
  type AnyRule,
  allowanceRule,
  chargeRule,
  documentRule,
  isBlank,
  lineRule,
  type RuleSubjects,
  vatRule,
} from './rule.ts';

/** What the rules of a VAT category demand. */
export interface VatFamily {
  /** As in the ids of the rules: `IC` for category K. */
  readonly letters: string;
  readonly category: string;
  readonly name: string;
  /** `positive`: above zero. `any`: zero or above. `zero`: zero. `none`: not stated at all. */
  readonly rate: 'positive' | 'any' | 'zero' | 'none';
  /** Whether rates have rows of their own; otherwise there is one row. */
  readonly byRate: boolean;
  readonly reason: 'required' | 'refused';
  /** Whether the parties are identified as the category demands. */
  readonly parties: (statement: Statement) => boolean;
  readonly partiesSay: string;
  readonly partiesTerm: string;
}

/** The rules -01 to -10 of a VAT category (EN 16931-1, 6.4.3.3). */
export function vatFamilyRules(family: VatFamily): readonly AnyRule[] {
  const { category, name, partiesTerm, partiesSay, parties } = family;
  const id = (number: string): string => `BR-${family.letters}-${number}`;
  const isOurs = (one: { readonly category?: string }): boolean => one.category === category;
  const rateSays = RATE_SAYS[family.rate](name);
  const isWrongRate = (one: { readonly category?: string; readonly rate?: string }): boolean =>
    isOurs(one) && RATE_IS_WRONG[family.rate](one.rate);
  const shows = (one: { readonly rate?: string }): string | undefined => one.rate;
  const rules: readonly AnyRule[] = [
    documentRule(
      id('01'),
      'BG-23',
      `the VAT breakdown has not ${family.byRate ? 'the rows' : 'the one row'} that lines of category ${category} (${name}) need`,
      (s) => hasWrongRows(s, family),
    ),
    documentRule(id('02'), partiesTerm, partiesSay, (s) => s.lines.some(isOurs) && !parties(s)),
    documentRule(id('03'), partiesTerm, partiesSay, (s) => s.allowances.some(isOurs) && !parties(s)),
    documentRule(id('04'), partiesTerm, partiesSay, (s) => s.charges.some(isOurs) && !parties(s)),
    lineRule(id('05'), 'BT-152', rateSays, isWrongRate, { shows }),
    allowanceRule(id('06'), 'BT-96', rateSays, isWrongRate, { shows }),
    chargeRule(id('07'), 'BT-103', rateSays, isWrongRate, { shows }),
    vatRule(
      id('08'),
      'BT-116',
      `the taxable amount of category ${category} is not the sum of its lines`,
      (row, s) => isOurs(row) && hasWrongBase(row, s, family),
      { shows: ({ taxable }) => taxable },
    ),
    vatRule(
      id('09'),
      'BT-117',
      family.byRate ? 'the VAT of a row is not its taxable amount × rate' : `category ${category} (${name}) has no VAT`,
      (row) =>
        isOurs(row) && (family.byRate ? !isTaxOf(row.taxable, row.rate, row.tax) : compare(exact(row.tax), ZERO) !== 0),
      { shows: ({ tax }) => tax },
    ),
    vatRule(
      id('10'),
      'BT-120',
      family.reason === 'required'
        ? `category ${category} (${name}) needs a reason; set exemption.code or exemption.text on the tax`
        : `category ${category} (${name}) has no exemption reason; leave exemption out`,
      (row) => isOurs(row) && (isBlank(row.reason) && isBlank(row.reasonCode)) === (family.reason === 'required'),
    ),
  ];
  return rules.map((rule) => ({ ...rule, category }));
}

const RATE_SAYS: { readonly [rate in VatFamily['rate']]: (name: string) => string } = {
  positive: (name) => `the rate of ${name} is above 0; set rate on the tax`,
  any: (name) => `the rate of ${name} is 0 or above; set rate on the tax`,
  zero: (name) => `the rate of ${name} is 0; set rate on the tax`,
  none: (name) => `${name} has no rate; set rate to null on the tax`,
};

const RATE_IS_WRONG: { readonly [rate in VatFamily['rate']]: (rate: string | undefined) => boolean } = {
  positive: (rate) => rate === undefined || compare(exact(rate), ZERO) <= 0,
  any: (rate) => rate === undefined || compare(exact(rate), ZERO) < 0,
  zero: (rate) => rate === undefined || compare(exact(rate), ZERO) !== 0,
  none: (rate) => rate !== undefined,
};

function hasWrongRows(s: Statement, { category, byRate }: VatFamily): boolean {
  const isOurs = (one: { readonly category?: string }): boolean => one.category === category;
  const rows = s.vat.filter(isOurs).length;
  const isUsed = s.lines.some(isOurs) || s.allowances.some(isOurs) || s.charges.some(isOurs);
  if (!isUsed) return rows > 0;
  return byRate ? rows === 0 : rows !== 1;
}

/** Rated categories may be a little off, for the base may be rounded line by line; the others may not. */
function hasWrongBase(row: RuleSubjects['vat'], s: Statement, { category, byRate }: VatFamily): boolean {
  const isSame = (one: { readonly category?: string; readonly rate?: string }): boolean =>
    one.category === category && (!byRate || one.rate === row.rate || compare(exact(one.rate), exact(row.rate)) === 0);
  const amounts = (all: readonly AllowanceCharge[]): readonly string[] =>
    all.filter(isSame).map(({ amount }) => amount);
  const lines = total(s.lines.filter(isSame).map(({ amount }) => amount));
  const sum = plus(minus(lines, total(amounts(s.allowances))), total(amounts(s.charges)));
  return !isNear(exact(row.taxable), sum, byRate ? { value: 99n, scale: 2 } : ZERO);
}
