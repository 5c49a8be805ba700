import fc from 'fast-check';
import {
  type CalculationInput,
  calculate,
  type Fault,
  fromRow,
  type Tax,
  ValidationError,
  validateCalculation,
  validateTax,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../src/errors/fault-codes.ts';
import { invoice } from './arbitrary-invoices.ts';
import { withChanges } from './changes.ts';

const runs = { numRuns: 1000 };

function faultsOf(input: unknown): readonly Fault[] {
  try {
    calculate(input as CalculationInput);
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    throw error;
  }
  return [];
}

const input = withChanges(invoice);
const tax = withChanges(
  fc.constantFrom<Tax>(
    { code: 'a', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
    { code: 'a', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: { text: 'Reverse charge' } },
    { code: 'a', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', exemption: { code: 'VATEX-EU-O' } },
    { code: 'a', name: 'Sales tax', scheme: 'sales', rate: 7.25, jurisdiction: 'US-CA' },
  ),
);

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
        expect(
          faultsOf({ currency: 'EUR', lines: [{ quantity: 1, unitPrice: '100.00', taxes: [fromRow(some)] }] }),
        ).toEqual([]);
      }),
      runs,
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
