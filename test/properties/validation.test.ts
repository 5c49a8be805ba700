import { dinero } from 'dinero.js';
import { EUR, JPY } from 'dinero.js/currencies';
import fc from 'fast-check';
import {
  type CalculationInput,
  calculate,
  type Fault,
  type Tax,
  ValidationError,
  validateCalculation,
  validateTax,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../src/errors/fault-codes.ts';
import { invoice } from './arbitrary-invoices.ts';

const runs = { numRuns: 1000 };

/** Values that are wrong in most places, and right in some. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    0,
    -0,
    -1,
    1e21,
    1e-7,
    Number.NaN,
    true,
    false,
    [],
    {},
    '1,5',
    '1.',
    '-1',
    '0',
    '0.001',
    'a\u0000',
    '\ud800',
  ),
  fc.constantFrom<unknown>(
    'EUR',
    'eur',
    'XXX',
    'JPY',
    'rate',
    'document',
    'half-up',
    'VAT',
    'CGST',
    'S',
    'O',
    { code: 'EUR', exponent: 2 },
    { code: 'PTS' },
  ),
  fc.constantFrom<unknown>(
    dinero({ amount: 100, currency: EUR }),
    dinero({ amount: 100, currency: JPY }),
    5n,
    [[]],
    [null],
    { toJSON: null },
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ maxLength: 50 }),
);
const names = fc.constantFrom(
  'amount',
  'taxableAmount',
  'exemption',
  'scheme',
  'category',
  'baseQuantity',
  'taxes',
  'rounding',
  'pricesIncludeTax',
  'taxs',
  'discount',
  '__proto__',
  'toString',
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), value: junk }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(), name: names, value: junk }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;
type Loose = { [key: string]: unknown };

/** A deep copy with one member replaced, added or removed somewhere. */
function changed(input: unknown, { at, ...how }: Change): unknown {
  const copy = copyOf(input);
  const objects: Loose[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || 'toJSON' in value) return;
    objects.push(value as Loose);
    Object.values(value).forEach(visit);
  };
  visit(copy);
  const target = objects[at % Math.max(1, objects.length)];
  if (target === undefined) return copy;
  const keys = Object.keys(target);
  const key = keys[at % Math.max(1, keys.length)];
  if (how.kind === 'add')
    Object.defineProperty(target, how.name, { value: how.value, enumerable: true, configurable: true, writable: true });
  else if (key === undefined) return copy;
  else if (how.kind === 'replace') target[key] = how.value;
  else delete target[key];
  return copy;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]));
}

function faultsOf(input: unknown): readonly Fault[] {
  try {
    calculate(input as CalculationInput);
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    throw error;
  }
  return [];
}

const input = fc
  .tuple(invoice, fc.array(change, { maxLength: 3 }))
  .map(([good, changes]) => changes.reduce<unknown>(changed, good));
const tax = fc
  .tuple(
    fc.constantFrom<Tax>(
      { code: 'a', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
      { code: 'a', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: { text: 'Reverse charge' } },
      { code: 'a', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', exemption: { code: 'VATEX-EU-O' } },
      { code: 'a', name: 'Sales tax', scheme: 'sales', rate: 7.25, jurisdiction: 'US-CA' },
    ),
    fc.array(change, { maxLength: 3 }),
  )
  .map(([good, changes]) => changes.reduce<unknown>(changed, good));

describe('calculate', () => {
  it('accepts exactly what validateCalculation finds no fault in, and refuses the rest with the same faults', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(input, (some) => {
        const found = validateCalculation(some);
        const thrown = faultsOf(some);
        for (const one of thrown) seen.add(one.code);
        // Only computing shows how large an amount becomes.
        if (thrown.some((one) => one.code === 'amount.too_large')) expect(found).toEqual([]);
        else expect(thrown).toEqual(found);
      }),
      { numRuns: 3000 },
    );
    expect(seen.size).toBeGreaterThan(10);
  });

  it('gives the same answer by its fast path as by its careful one', () => {
    fc.assert(
      fc.property(invoice, (some) => {
        const careful = { ...some, lines: some.lines.map((one) => ({ ...one, note: undefined })), note: undefined };
        expect(calculate(careful as CalculationInput)).toEqual(calculate(some));
      }),
      runs,
    );
  });
});

describe('a validator', () => {
  const pointerOf = /^(\/([^~/]|~[01])*)*$/u;

  it.each<[string, (value: unknown) => readonly Fault[]]>([
    ['validateCalculation', validateCalculation],
    ['validateTax', validateTax],
  ])('%s never throws, whatever it is given, and answers with listed codes and JSON pointers', (_name, validate) => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      input,
      tax,
    );
    fc.assert(
      fc.property(anything, (value) => {
        for (const one of validate(value)) {
          expect(faultCodes).toContain(one.code);
          expect(one.path).toMatch(pointerOf);
          expect(one.message).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a tax that a catalogue may hold', () => {
  it('can be computed with', () => {
    let accepted = 0;
    fc.assert(
      fc.property(tax, (some) => {
        if (validateTax(some).length > 0) return;
        accepted++;
        expect(faultsOf({ currency: 'EUR', lines: [{ quantity: 1, unitPrice: '100.00', taxes: [some] }] })).toEqual([]);
      }),
      runs,
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
