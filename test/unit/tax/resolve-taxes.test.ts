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

  it('is a line, an add-on or a customer with an empty list, which says: no tax on purpose', () => {
    expect(decide({ ...all, line: [] })).toEqual(['line', []]);
    expect(decide({ addOn: [], customer: ['c'] })).toEqual(['add_on', []]);
    expect(decide({ customer: [], billingEntity: ['seller'] })).toEqual(['customer', []]);
  });

  it('is not the billing entity with an empty list of defaults', () => {
    expect(decide({ billingEntity: [] })).toEqual(['resolver', []]);
  });

  it('is an exemption, which is no row of VAT where other taxes are displaced or no category is named', () => {
    const exemption = { category: 'E', exemption: { text: 'Resale' } } as const;
    expect(decide({ exemption, billingEntity: ['sales'] })).toEqual(['exemption', ['vat-e']]);
    expect(
      decide({ exemption, billingEntity: ['sales'], isOutsideVat: ({ codes }) => codes.includes('sales') }),
    ).toEqual(['exemption', []]);
    expect(decide({ exemption: { exemption: { text: 'Resale' } } })).toEqual(['exemption', []]);
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
