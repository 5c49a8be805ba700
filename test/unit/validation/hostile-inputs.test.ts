import { validateAddOn, validateOneOffInvoice } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { unknownReferences } from '../../../src/pricing/unknown-references.ts';

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const line = { name: 'Setup', unitPrice: '1.00' };
const codesOf = (faults: readonly { readonly code: string }[]): readonly string[] => [
  ...new Set(faults.map((one) => one.code)),
];

describe('a check stops after a thousand faults', () => {
  it.each<[string, unknown]>([
    [
      'unknown members of an invoice',
      { customerId: 'c', lines: [line], ...Object.fromEntries(many(20_000, (i) => [`m${i}`, 1])) },
    ],
    [
      'unknown members of a line',
      { customerId: 'c', lines: [{ ...line, ...Object.fromEntries(many(5000, (i) => [`m${i}`, 1])) }] },
    ],
    ['lines that are not objects', { customerId: 'c', lines: many(10_000, () => 1) }],
  ])('of %s', (_of, input) => {
    expect(validateOneOffInvoice(input)).toHaveLength(1000);
  });
});

describe('a list over its limit is refused before its items are checked', () => {
  it.each<[string, readonly { readonly code: string }[]]>([
    ['tax codes', validateOneOffInvoice({ customerId: 'c', lines: [{ ...line, taxCodes: many(100_000, () => '') }] })],
    [
      'prices',
      validateAddOn({ code: 'a', name: 'A', prices: Object.fromEntries(many(20_000, (i) => [`X${i}`, '1'])) }),
    ],
    [
      'preceding invoices',
      validateOneOffInvoice({ customerId: 'c', lines: [line], precedingInvoices: many(101, () => ({})) }),
    ],
  ])('%s', (_of, faults) => {
    expect(codesOf(faults)).toEqual(['list.too_long']);
    expect(faults).toHaveLength(1);
  });
});

describe('near misses are searched twenty times at most', () => {
  const records = { addOns: many(400, (i) => ({ code: `setup-${i}`, name: 'A', prices: {} })) };

  it.each<[string, readonly { readonly message: string }[]]>([
    [
      'misspelt add-ons',
      unknownReferences(
        many(1000, (i) => ({ addOn: `setpu-${i % 400}` })),
        records,
      ),
    ],
    [
      'misspelt members',
      validateOneOffInvoice({ customerId: 'c', lines: many(1000, () => ({ ...line, quantitiy: 1 })) }),
    ],
    [
      'misspelt currencies',
      validateAddOn({ code: 'a', name: 'A', prices: Object.fromEntries(many(300, (i) => [`EU${i}`, '1'])) }),
    ],
  ])('for %s', (_of, faults) => {
    expect(faults.length).toBeGreaterThanOrEqual(300);
    expect(faults.filter((one) => one.message.includes('did you mean')).length).toBeLessThanOrEqual(20);
  });
});
