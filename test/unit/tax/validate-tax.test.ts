import { type Tax, validateTax } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { exemptTax } from '../../../src/tax/exempt-tax.ts';
import { needsExemption } from '../../../src/tax/exemption.ts';
import { vatCategories } from '../../../src/tax/tax.ts';
import { keepsTaxRules } from '../../../src/tax/validate-tax.ts';

const sales: Tax = { code: 'ca', name: 'Sales tax', scheme: 'sales', rate: '7.25', jurisdiction: 'US-CA' };
const vat = (category: unknown, rate: unknown, exemption?: unknown): unknown => ({
  code: 'v',
  name: 'VAT',
  scheme: 'VAT',
  rate,
  category,
  ...(exemption !== undefined && { exemption }),
});
const faults = (tax: unknown): readonly string[] =>
  validateTax(tax, '/taxes/0').map((one) => `${one.code} ${one.path}`);

const reason = { text: 'Says why' };
const rateFault = 'tax.category_rate /taxes/0/rate';
const required = 'tax.exemption_required /taxes/0/exemption';
const forbidden = 'tax.exemption_forbidden /taxes/0/exemption';

describe('the standard rate (S)', () => {
  it.each(['19', '0.01', 19, '1000'])('may be %o', (rate) => expect(faults(vat('S', rate))).toEqual([]));
  it.each(['0', '0.00', 0, null])('may not be %o (BR-S-05)', (rate) =>
    expect(faults(vat('S', rate))).toEqual([rateFault]),
  );
  it('has no reason (BR-S-10)', () => expect(faults(vat('S', '19', reason))).toEqual([forbidden]));
});

describe('the zero rate (Z)', () => {
  it.each(['0', '0.0', 0])('may be written %o', (rate) => expect(faults(vat('Z', rate))).toEqual([]));
  it.each(['5', '0.01', null])('may not be %o (BR-Z-05)', (rate) =>
    expect(faults(vat('Z', rate))).toEqual([rateFault]),
  );
  it('has no reason (BR-Z-10)', () => expect(faults(vat('Z', '0', reason))).toEqual([forbidden]));
});

describe.each(['E', 'AE', 'K', 'G'])('category %s', (category) => {
  it('carries tax zero and says why', () => {
    expect(faults(vat(category, '0', reason))).toEqual([]);
    expect(faults(vat(category, '0', { text: 'Reverse charge' }))).toEqual([]);
  });
  it.each(['19', '0.01', null])('may not carry %o', (rate) =>
    expect(faults(vat(category, rate, reason))).toEqual([rateFault]),
  );
  it.each([undefined, {}])('is refused with the reason %o', (none) => {
    expect(faults(vat(category, '0', none))).toEqual([required]);
  });
  it('without reason and with a rate has both faults', () =>
    expect(faults(vat(category, '19'))).toEqual([rateFault, required]));
});

describe('outside the scope (O)', () => {
  it('has no rate at all and says why', () => expect(faults(vat('O', null, reason))).toEqual([]));
  it.each(['0', 0, '19'])('may not have the rate %o (BR-O-05)', (rate) =>
    expect(faults(vat('O', rate, reason))).toEqual([rateFault]),
  );
  it('without a reason is refused (BR-O-10)', () => expect(faults(vat('O', null))).toEqual([required]));
});

describe.each(['L', 'M'])('category %s of the Canaries and of Ceuta', (category) => {
  it.each(['0', '7', 3])('may carry %o', (rate) => expect(faults(vat(category, rate))).toEqual([]));
  it('needs a rate', () => expect(faults(vat(category, null))).toEqual([rateFault]));
  it('has no reason', () => expect(faults(vat(category, '7', reason))).toEqual([forbidden]));
});

describe('a VAT rate', () => {
  it('has one of ten categories', () => {
    expect(vatCategories).toEqual(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B']);
    expect(vatCategories.filter(needsExemption)).toEqual(['E', 'AE', 'K', 'G', 'O']);
  });
  it('without category is refused', () =>
    expect(faults(vat(undefined, '19'))).toEqual(['tax.category_required /taxes/0/category']));
  it('of another category is refused', () => expect(faults(vat('X', '19'))).toEqual(['field.value /taxes/0/category']));
  it('of a lower-case category is refused and told what there is', () => {
    expect(validateTax(vat('ae', '0', reason))[0]?.message).toContain('"AE"');
  });
});

describe('a tax of another scheme', () => {
  it('has a rate and no category', () => expect(faults(sales)).toEqual([]));
  it('may be zero', () => expect(faults({ ...sales, rate: '0' })).toEqual([]));
  it('needs a rate', () => expect(faults({ ...sales, rate: null })).toEqual(['tax.rate_required /taxes/0/rate']));
  it('with a VAT category is refused', () => {
    expect(faults({ ...sales, category: 'S' })).toEqual(['field.conflict /taxes/0/category']);
  });
});

describe('a rate', () => {
  it.each(['0.0000001', '1000', '1000.000000000000', 10.75])('of %o percent is fine', (rate) => {
    expect(faults({ ...sales, rate })).toEqual([]);
  });
  it.each(['-1', -0.5, '1000.01', '1000.000000000001', '999999999999999999'])(
    'of %o percent is out of range',
    (rate) => {
      expect(faults({ ...sales, rate })).toEqual(['tax.rate_out_of_range /taxes/0/rate']);
    },
  );
  it.each<[unknown, string]>([
    ['19%', 'decimal.invalid /taxes/0/rate'],
    ['19,5', 'decimal.invalid /taxes/0/rate'],
    [Number.NaN, 'decimal.invalid /taxes/0/rate'],
    [true, 'field.type /taxes/0/rate'],
    [undefined, 'field.required /taxes/0/rate'],
  ])('of %o is no decimal', (rate, expected) => expect(faults({ ...sales, rate })).toEqual([expected]));
});

describe('a tax', () => {
  it('names everything that is missing at once', () => {
    expect(faults({})).toEqual([
      'field.required /taxes/0/code',
      'field.required /taxes/0/name',
      'field.required /taxes/0/scheme',
      'field.required /taxes/0/rate',
    ]);
  });
  it('with a misspelt field is refused with the near miss', () => {
    expect(validateTax({ ...sales, juristiction: 'US' })).toMatchObject([
      { code: 'field.unknown', path: '/juristiction', details: { meant: 'jurisdiction' } },
    ]);
  });
  it.each([null, undefined, 'vat-19', 19, []])('that is %o is refused by its type', (tax) => {
    expect(faults(tax)).toEqual(['field.type /taxes/0']);
  });
  it('with an empty or unstorable text is refused', () => {
    expect(faults({ ...sales, code: ' ' })).toEqual(['text.empty /taxes/0/code']);
    expect(faults({ ...sales, name: 'a\u0000' })).toEqual(['text.invalid /taxes/0/name']);
    expect(faults({ ...sales, scheme: 'x'.repeat(41) })).toEqual(['text.too_long /taxes/0/scheme']);
  });
});

describe("an exempted customer's tax", () => {
  it('has the rate zero and the reason', () => {
    const tax = exemptTax({ category: 'AE', exemption: reason });
    expect(tax).toEqual({ code: 'vat-ae', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: reason });
    expect(validateTax(tax)).toEqual([]);
  });
  it('has no rate outside the scope (BR-O-05)', () => {
    const tax = exemptTax({ category: 'O', exemption: reason });
    expect(tax.rate).toBeNull();
    expect(validateTax(tax)).toEqual([]);
  });
});

describe('a tax that was read', () => {
  const sound = vat('S', '19') as Tax;
  const exempt = (code: string): Tax => vat('E', '0', { code }) as Tax;

  it('keeps the rules between its members, or does not', () => {
    expect(keepsTaxRules(sound, {})).toBe(true);
    expect(keepsTaxRules({ ...sound, rate: '0' }, {})).toBe(false);
    expect(keepsTaxRules(exempt('VATEX-EU-132'), {})).toBe(true);
    expect(keepsTaxRules(exempt('VATEX-EU-1'), {})).toBe(false);
  });
  it('may have any reason where codes are not checked', () => {
    expect(keepsTaxRules(exempt('VATEX-EU-1'), { codeLists: 'unchecked' })).toBe(true);
    expect(validateTax(exempt('VATEX-EU-1'), '', { codeLists: 'unchecked' })).toEqual([]);
  });
});

describe('a withheld tax', () => {
  const irpf = { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true };
  it.each(['0', '19', '100'])('may be %s percent', (rate) => expect(faults({ ...irpf, rate })).toEqual([]));
  it('may be more where it is not withheld', () =>
    expect(faults({ ...irpf, rate: '100.01', withheld: false })).toEqual([]));
  it('of scheme VAT has no other fault', () => {
    expect(faults({ ...irpf, scheme: 'VAT', rate: null })).toEqual(['field.conflict /taxes/0/scheme']);
  });
});

describe('the validity of a tax', () => {
  it.each([
    { validFrom: '2025-01-01' },
    { validUntil: '2025-01-01' },
    { validFrom: '2025-01-01', validUntil: '2025-01-01' },
  ])('may be %j', (validity) => expect(faults({ ...sales, ...validity })).toEqual([]));
});
