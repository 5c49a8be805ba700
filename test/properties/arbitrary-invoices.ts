import fc from 'fast-check';
import type { CalculationInput, CalculationLine, CalculationTax, Rounding } from 'oneoff';

/** Decimal text of a whole number of `10^-scale`. */
export function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0n ? `-${text}` : text;
}

const decimal = (min: bigint, max: bigint, maxScale: number): fc.Arbitrary<string> =>
  fc.tuple(fc.bigInt({ min, max }), fc.nat({ max: maxScale })).map(([value, scale]) => decimalText(value, scale));

const few = fc.integer({ min: -50, max: 50 });
const many = decimal(-100_000n, 100_000n, 4);
/** Of any sign; small ones often, for they make the ties, and some whose amount times a rate crosses 2^53. */
const priced: fc.Arbitrary<Pick<CalculationLine, 'quantity' | 'unitPrice'>> = fc.oneof(
  fc.record({ quantity: fc.oneof(few, decimal(-20n, 20n, 1)), unitPrice: decimal(0n, 300n, 2) }),
  fc.record({ quantity: many, unitPrice: decimal(0n, 10_000_000n, 5) }),
  fc.record({ quantity: few, unitPrice: decimal(0n, 90_000_000_000n, 3) }),
);
const baseQuantity = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('3', '12', '0.5', 1000, '7.25') },
);

/** Each VAT group with one code, so that a row's code does not depend on which line comes first. */
const vatTaxes: readonly CalculationTax[] = [
  { code: 'vat-19', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', scheme: 'VAT', rate: '7.0', category: 'S' },
  { code: 'vat-21', rate: 21, category: 'S' },
  { code: 'vat-5.5', scheme: 'VAT', rate: '5.5', category: 'S' },
  { code: 'vat-z', scheme: 'VAT', rate: '0', category: 'Z' },
  { code: 'vat-e', scheme: 'VAT', rate: '0', category: 'E' },
  { code: 'vat-ae', scheme: 'VAT', rate: '0', category: 'AE', exemption: { text: 'Reverse charge' } },
  { code: 'igic', scheme: 'VAT', rate: '9.5', category: 'L' },
];
const otherTaxes: readonly CalculationTax[] = [
  { code: 'state', scheme: 'sales', rate: '7.25' },
  { code: 'county', scheme: 'sales', rate: '1' },
  { code: 'city', scheme: 'sales', rate: 1 },
  { code: 'gst', scheme: 'GST', rate: '9' },
  { code: 'pst', scheme: 'GST', rate: '9.00' },
  { code: 'qst', scheme: 'QST', rate: '9.975' },
  { code: 'levy', rate: '0.003' },
  { code: 'luxury', rate: '120' },
];
/** At most one VAT, and any other taxes, in any order. */
export const taxes: fc.Arbitrary<readonly CalculationTax[]> = fc
  .tuple(fc.option(fc.constantFrom(...vatTaxes)), fc.subarray([...otherTaxes], { maxLength: 3 }), fc.nat({ max: 3 }))
  .map(([vat, others, at]) => (vat === null ? others : others.toSpliced(at, 0, vat)));

export const line: fc.Arbitrary<CalculationLine> = fc
  .tuple(priced, baseQuantity, taxes)
  .map(([price, base, some]) => ({ ...price, taxes: some, ...(base !== undefined && { baseQuantity: base }) }));
const lines: fc.Arbitrary<readonly CalculationLine[]> = fc.oneof(
  fc.array(line, { maxLength: 12 }),
  // Few distinct lines, many times: ties and cancelling.
  fc.array(line, { minLength: 1, maxLength: 2 }).chain((few) => fc.array(fc.constantFrom(...few), { maxLength: 15 })),
);

export const rounding: fc.Arbitrary<Rounding> = fc.record({
  taxLevel: fc.constantFrom('rate', 'line', 'document'),
  mode: fc.constantFrom('half-up', 'half-even', 'down'),
});

/** Currencies by the decimals that they have. */
export const exponents: { readonly [code: string]: number } = { EUR: 2, JPY: 0, BHD: 3, CLF: 4 };
const currency: fc.Arbitrary<string> = fc.constantFrom(...Object.keys(exponents));

/** An input that `calculate` accepts. */
export const invoice: fc.Arbitrary<
  CalculationInput & { readonly currency: string; readonly pricesIncludeTax: boolean; readonly rounding: Rounding }
> = fc.record({ currency, lines, pricesIncludeTax: fc.boolean(), rounding });

/** The minor units of a printed amount. */
export const minor = (amount: string): bigint => BigInt(amount.replace('.', ''));
export const total = (amounts: readonly string[]): bigint => amounts.reduce((sum, amount) => sum + minor(amount), 0n);
