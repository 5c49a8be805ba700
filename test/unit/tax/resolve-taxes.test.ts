import { describe, expect, it } from 'vitest';
import { decideTaxes, type TaxLevels } from '../../../src/tax/resolve-taxes.ts';
import { type TaxSource, taxSources } from '../../../src/tax/tax.ts';

const all: TaxLevels = {
  line: ['line'],
  exemption: { category: 'AE', exemption: { text: 'Reverse charge' } },
  addOn: ['add-on'],
  customer: ['customer'],
  billingEntity: ['seller'],
};
const silent: TaxLevels = {
  line: null,
  exemption: undefined,
  addOn: undefined,
  customer: undefined,
  billingEntity: undefined,
};
const decide = (
  levels: Partial<TaxLevels>,
  chain: readonly TaxSource[] = taxSources,
): readonly [string | null, readonly string[]] => {
  const { source, codes, tax } = decideTaxes({ ...silent, ...levels }, chain);
  return [source, tax ? [tax.code] : codes];
};

describe('who decides the taxes of a line', () => {
  it('is asked in the order line, exemption, add-on, customer, billing entity, resolver', () => {
    expect(decide(all)).toEqual(['line', ['line']]);
    expect(decide({ ...all, line: null })).toEqual(['exemption', ['vat-ae']]);
    expect(decide({ ...all, line: null, exemption: undefined })).toEqual(['add_on', ['add-on']]);
    expect(decide({ customer: ['customer'], billingEntity: ['seller'] })).toEqual(['customer', ['customer']]);
    expect(decide({ billingEntity: ['seller'] })).toEqual(['billing_entity', ['seller']]);
    expect(decide({})).toEqual(['resolver', []]);
  });

  it('is the first that says something; levels never merge', () => {
    expect(decide({ addOn: ['a', 'b'], customer: ['c'] })).toEqual(['add_on', ['a', 'b']]);
  });

  it.each<keyof TaxLevels>(['addOn', 'customer', 'billingEntity'])(
    'is not %s with an empty list, which says nothing',
    (level) => {
      expect(decide({ [level]: [] })).toEqual(['resolver', []]);
    },
  );

  it('is the line with an empty list, which says: no tax on purpose', () => {
    expect(decide({ ...all, line: [] })).toEqual(['line', []]);
  });

  it('is only who is in the chain', () => {
    expect(decide(all, ['customer', 'billing_entity'])).toEqual(['customer', ['customer']]);
    expect(decide({ ...all, customer: undefined }, ['customer', 'billing_entity'])).toEqual([
      'billing_entity',
      ['seller'],
    ]);
    expect(decide(all, ['resolver'])).toEqual(['resolver', []]);
    expect(decide({ line: ['line'] }, ['add_on', 'customer'])).toEqual([null, []]);
  });

  it('is nobody when nobody says anything', () => {
    expect(decide({}, ['line', 'exemption', 'add_on', 'customer', 'billing_entity'])).toEqual([null, []]);
    expect(decide({}, [])).toEqual([null, []]);
  });
});
