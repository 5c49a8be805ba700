import { describe, expect, it } from 'vitest';
import { checkVatRules, type VatFacts } from '../../../src/tax/vat-rules.ts';

type Taxes = VatFacts['lines'][number]['taxes'];

const vat = (category: string, exemption?: { code?: string; text?: string }): Taxes[number] => ({
  code: `vat-${category}`,
  scheme: 'VAT',
  category,
  ...(exemption && { exemption }),
});
const sales: Taxes[number] = { code: 'ca', scheme: 'sales', category: null };
const reason = { text: 'Reverse charge' };

const facts = (lines: readonly Taxes[], more: Partial<VatFacts> = {}): VatFacts => ({
  sellerHasVatId: true,
  buyerHasVatId: true,
  buyerHasLegalId: true,
  hasDeliverToCountry: true,
  hasDeliveryDate: true,
  ...more,
  lines: lines.map((taxes) => ({ taxes })),
});
const check = (lines: readonly Taxes[], more: Partial<VatFacts> = {}): readonly string[] =>
  checkVatRules(facts(lines, more)).map((one) => `${one.code} ${one.path}`);

describe('an invoice under the VAT rules', () => {
  it('of one category a line is fine', () => expect(check([[vat('S')], [vat('Z')], [vat('E', reason)]])).toEqual([]));

  it('needs a category on every line when the seller has a VAT id (BR-CO-4)', () => {
    expect(check([[vat('S')], [], [sales]])).toEqual([
      'tax.category_required /lines/1/taxes',
      'tax.category_required /lines/2/taxes',
    ]);
    expect(check([[], [sales]], { sellerHasVatId: false })).toEqual([]);
  });

  it('has one VAT on a line at most; other taxes may stand beside it', () => {
    expect(
      check([
        [vat('S'), sales],
        [vat('S'), vat('Z')],
      ]),
    ).toEqual(['tax.vat_twice /lines/1/taxes']);
  });

  it('takes a tax with a category and no scheme for VAT', () => {
    expect(check([[{ code: 'a', scheme: null, category: 'S' }]])).toEqual([]);
    expect(check([[{ code: 'a', scheme: null, category: 'S' }, vat('S')]])).toEqual(['tax.vat_twice /lines/0/taxes']);
  });
});

describe('outside the scope (O)', () => {
  it('stands alone on an invoice (BR-O-11)', () => {
    expect(check([[vat('O', reason)], [vat('O', reason)]])).toEqual([]);
    expect(check([[vat('S')], [vat('O', reason)]])).toEqual(['tax.not_alone /lines/1']);
  });
  it('beside a tax of another scheme is fine', () => expect(check([[vat('O', reason), sales]])).toEqual([]));
});

describe('reverse charge (AE)', () => {
  const lines = [[vat('AE', reason)]];
  it("needs the seller's VAT id (BR-AE-2)", () => {
    expect(check(lines, { sellerHasVatId: false })).toEqual(['tax.seller_id_required /billingEntity/taxIds']);
  });
  it("needs the buyer's VAT id or legal registration (BR-AE-2)", () => {
    expect(check(lines, { buyerHasVatId: false, buyerHasLegalId: false })).toEqual([
      'tax.buyer_id_required /customer/taxIds',
    ]);
    expect(check(lines, { buyerHasVatId: false })).toEqual([]);
    expect(check(lines, { buyerHasLegalId: false })).toEqual([]);
  });
  it('needs no delivery', () => {
    expect(check(lines, { hasDeliverToCountry: false, hasDeliveryDate: false })).toEqual([]);
  });
});

describe('an intra-community supply (K)', () => {
  const lines = [[vat('K', reason)]];
  it('with both ids, country and date is fine', () => expect(check(lines)).toEqual([]));
  it("needs both parties' VAT ids (BR-IC-2)", () => {
    expect(check(lines, { sellerHasVatId: false })).toEqual(['tax.seller_id_required /billingEntity/taxIds']);
    expect(check(lines, { buyerHasVatId: false })).toEqual(['tax.buyer_id_required /customer/taxIds']);
  });
  it('needs the country of delivery (BR-IC-12)', () => {
    expect(check(lines, { hasDeliverToCountry: false })).toEqual(['tax.deliver_to_required /deliverTo']);
  });
  it('needs a delivery date or period (BR-IC-11)', () => {
    expect(check(lines, { hasDeliveryDate: false })).toEqual(['tax.delivery_date_required /supplyDate']);
  });
  it('without anything names all that is missing at once', () => {
    expect(
      check(lines, { sellerHasVatId: false, buyerHasVatId: false, hasDeliverToCountry: false, hasDeliveryDate: false }),
    ).toEqual([
      'tax.seller_id_required /billingEntity/taxIds',
      'tax.buyer_id_required /customer/taxIds',
      'tax.deliver_to_required /deliverTo',
      'tax.delivery_date_required /supplyDate',
    ]);
  });
});

describe('the reason for no tax', () => {
  it.each(['E', 'AE', 'O'])('is one for all lines of category %s', (category) => {
    const lines = [[vat(category, { text: 'a' })], [vat(category, { text: 'a' })], [vat(category, { text: 'b' })]];
    expect(check(lines)).toEqual(['tax.exemption_conflict /lines/2/taxes']);
  });
  it('differs by its code as well as by its text', () => {
    const lines = [[vat('E', { code: 'VATEX-EU-132', text: 'a' })], [vat('E', { code: 'VATEX-EU-143', text: 'a' })]];
    expect(check(lines)).toEqual(['tax.exemption_conflict /lines/1/taxes']);
  });
  it('may differ between categories, and within K and G', () => {
    expect(check([[vat('E', { text: 'a' })], [vat('AE', { text: 'b' })]])).toEqual([]);
    expect(check([[vat('G', { text: 'a' })], [vat('G', { text: 'b' })]])).toEqual([]);
    expect(check([[vat('K', { text: 'a' })], [vat('K', { text: 'b' })]])).toEqual([]);
  });
});
