import { describe, expect, it } from 'vitest';
import type { VatFacts } from '../../../src/tax/vat-facts.ts';
import { checkOneVatPerLine, checkVatRules } from '../../../src/tax/vat-rules.ts';

type Taxes = VatFacts['lines'][number]['taxes'];

const vat = (category: string, exemption?: { code?: string; text?: string }): Taxes[number] => ({
  code: `vat-${category}`,
  scheme: 'VAT',
  category,
  ...(exemption && { exemption }),
});
const sales: Taxes[number] = { code: 'ca', scheme: 'sales', category: null };
const reason = { text: 'Reverse charge' };

interface Changes {
  readonly seller?: Partial<VatFacts['seller']>;
  readonly buyer?: Partial<VatFacts['buyer']>;
  readonly deliverToCountry?: string | null;
  readonly hasDeliveryDate?: boolean;
}

/** A German seller and a French buyer, delivered in France; what a test changes. */
const facts = (lines: readonly Taxes[], { seller, buyer, ...more }: Changes = {}): VatFacts => ({
  seller: { vatCountries: ['DE'], country: 'DE', hasTaxRegistration: false, hasRepresentative: false, ...seller },
  buyer: { vatCountries: ['FR'], country: 'FR', hasLegalId: true, ...buyer },
  deliverToCountry: 'FR',
  hasDeliveryDate: true,
  ...more,
  lines: lines.map((taxes) => ({ taxes })),
});
const check = (lines: readonly Taxes[], more: Changes = {}): readonly string[] =>
  checkVatRules(facts(lines, more)).map((one) => `${one.code} ${one.path}`);
const noSellerId: Changes = { seller: { vatCountries: [] } };
const noIds: Changes = { seller: { vatCountries: [] }, buyer: { vatCountries: [] } };
const idRequired = 'tax.seller_id_required /billingEntity/taxIds';

describe('an invoice under the VAT rules', () => {
  it('of one category a line is fine', () => expect(check([[vat('S')], [vat('Z')], [vat('E', reason)]])).toEqual([]));

  it('needs a category on every line when the seller has a VAT id (BR-CO-4)', () => {
    expect(check([[vat('S')], [], [sales]])).toEqual([
      'tax.category_required /lines/1/taxes',
      'tax.category_required /lines/2/taxes',
    ]);
    expect(check([[], [sales]], noSellerId)).toEqual([]);
  });

  it('has one VAT on a line at most; other taxes may stand beside it', () => {
    const lines = [
      [vat('S'), sales],
      [vat('S'), vat('Z')],
    ];
    expect(check(lines)).toEqual(['tax.vat_twice /lines/1/taxes']);
    expect(checkOneVatPerLine(facts(lines).lines)).toMatchObject([{ code: 'tax.vat_twice' }]);
  });

  it('takes a tax with a category and no scheme for VAT', () => {
    expect(check([[{ code: 'a', scheme: null, category: 'S' }]])).toEqual([]);
    expect(check([[{ code: 'a', scheme: null, category: 'S' }, vat('S')]])).toEqual(['tax.vat_twice /lines/0/taxes']);
  });
});

describe.each(['S', 'Z', 'E', 'AE', 'L', 'M'])('category %s', (category) => {
  const lines = [[vat(category, reason)]];
  it("needs the seller's VAT id, tax registration or tax representative (BR-S-02, BR-AE-02 …)", () => {
    expect(check(lines, noSellerId)).toEqual([idRequired]);
    expect(check(lines, { seller: { vatCountries: [], hasTaxRegistration: true } })).toEqual([]);
    expect(check(lines, { seller: { vatCountries: [], hasRepresentative: true } })).toEqual([]);
  });
});

describe('export (G)', () => {
  const lines = [[vat('G', reason)]];
  it("needs the seller's VAT id itself, or a tax representative (BR-G-02)", () => {
    expect(check(lines, { seller: { vatCountries: [], hasTaxRegistration: true } })).toEqual([idRequired]);
    expect(check(lines, { seller: { vatCountries: [], hasRepresentative: true } })).toEqual([]);
    expect(check(lines)).toEqual([]);
  });
});

describe('outside the scope (O)', () => {
  it('stands alone on an invoice (BR-O-11)', () => {
    expect(check([[vat('O', reason)], [vat('O', reason)]], noIds)).toEqual([]);
    expect(
      check([[vat('Z')], [vat('O', reason)]], { ...noIds, seller: { vatCountries: [], hasTaxRegistration: true } }),
    ).toEqual(['tax.not_alone /lines/1']);
  });
  it('beside a tax of another scheme is fine', () => expect(check([[vat('O', reason), sales]], noIds)).toEqual([]));
  it('forbids the VAT ids of both sides (BR-O-02)', () => {
    expect(check([[vat('O', reason)]])).toEqual([
      'tax.vat_id_forbidden /billingEntity/taxIds',
      'tax.vat_id_forbidden /customer/taxIds',
    ]);
    expect(check([[vat('O', reason)]], { ...noIds, seller: { vatCountries: [], hasRepresentative: true } })).toEqual([
      'tax.vat_id_forbidden /billingEntity/taxRepresentative',
    ]);
  });
});

describe('reverse charge (AE)', () => {
  const lines = [[vat('AE', reason)]];
  it("needs the buyer's VAT id or legal registration (BR-AE-02)", () => {
    expect(check(lines, { buyer: { vatCountries: [], hasLegalId: false } })).toEqual([
      'tax.buyer_id_required /customer/taxIds',
    ]);
    expect(check(lines, { buyer: { vatCountries: [] } })).toEqual([]);
    expect(check(lines, { buyer: { hasLegalId: false } })).toEqual([]);
  });
  it('needs no delivery', () => {
    expect(check(lines, { deliverToCountry: null, hasDeliveryDate: false })).toEqual([]);
  });
});

describe('an intra-community supply (K)', () => {
  const lines = [[vat('K', reason)]];
  const delivery = 'tax.not_intra_community /deliverTo';
  const buyer = 'tax.not_intra_community /customer/taxIds';

  it('with both ids, country and date is fine', () => expect(check(lines)).toEqual([]));
  it("needs both parties' VAT ids (BR-IC-02)", () => {
    expect(check(lines, { seller: { vatCountries: [], hasTaxRegistration: true } })).toEqual([idRequired]);
    expect(check(lines, { buyer: { vatCountries: [] } })).toEqual(['tax.buyer_id_required /customer/taxIds']);
  });
  it('needs the country of delivery (BR-IC-12)', () => {
    expect(check(lines, { deliverToCountry: null })).toEqual(['tax.deliver_to_required /deliverTo']);
  });
  it('needs a delivery date or period (BR-IC-11)', () => {
    expect(check(lines, { hasDeliveryDate: false })).toEqual(['tax.delivery_date_required /supplyDate']);
  });
  it.each<[string, Changes, readonly string[]]>([
    ['delivered at home', { deliverToCountry: 'DE' }, [delivery]],
    ['to a buyer of the seller\u2019s country', { buyer: { vatCountries: ['DE'] } }, [buyer]],
    ['to the US', { deliverToCountry: 'US' }, [delivery]],
    ['to a buyer in CH', { buyer: { vatCountries: ['CH'], country: 'CH' } }, [buyer]],
    ['to GB', { deliverToCountry: 'GB' }, [delivery]],
    [
      'by a seller in CH',
      { seller: { vatCountries: ['CH'], country: 'CH' } },
      ['tax.not_intra_community /billingEntity/taxIds'],
    ],
  ])('%s is none', (_, changes, expected) => expect(check(lines, changes)).toEqual(expected));
  it.each<[string, Changes]>([
    ['Northern Ireland', { deliverToCountry: 'XI', buyer: { vatCountries: ['XI'], country: 'GB' } }],
    ['Greece, whose VAT ids begin with EL', { deliverToCountry: 'GR', buyer: { vatCountries: ['EL'] } }],
    ['Monaco, which is French for VAT', { deliverToCountry: 'MC' }],
    ['a buyer who is registered at home too', { buyer: { vatCountries: ['DE', 'FR'] } }],
    ['the first country of a seller who is registered in it and at home', { seller: { vatCountries: ['FR', 'DE'] } }],
    [
      'a German seller who supplies from France',
      { seller: { vatCountries: ['FR'] }, deliverToCountry: 'DE', buyer: { vatCountries: ['DE'] } },
    ],
  ])('may go to %s', (_, changes) => expect(check(lines, changes)).toEqual([]));
  it('from Monaco to France stays at home', () => {
    expect(check(lines, { seller: { vatCountries: ['FR'], country: 'MC' }, buyer: { vatCountries: ['IT'] } })).toEqual([
      delivery,
    ]);
  });
  it('without anything names all that is missing at once', () => {
    expect(check(lines, { ...noIds, deliverToCountry: null, hasDeliveryDate: false })).toEqual([
      idRequired,
      'tax.buyer_id_required /customer/taxIds',
      'tax.deliver_to_required /deliverTo',
      'tax.delivery_date_required /supplyDate',
    ]);
  });
});

describe('split payment (B)', () => {
  const italian: Changes = {
    seller: { vatCountries: ['IT'], country: 'IT' },
    buyer: { vatCountries: ['IT'], country: 'IT' },
    deliverToCountry: 'IT',
  };
  it('stays in Italy (BR-B-01)', () => {
    expect(check([[vat('B')]], italian)).toEqual([]);
    expect(check([[vat('B')]])).toEqual([
      'tax.not_domestic /billingEntity/address',
      'tax.not_domestic /customer/address',
      'tax.not_domestic /deliverTo',
    ]);
  });
  it('needs no place of delivery', () => {
    expect(check([[vat('B')]], { ...italian, deliverToCountry: null })).toEqual([]);
  });
  it('goes by the VAT ids of a party without an address', () => {
    const buyer = (...vatCountries: string[]): Changes => ({ ...italian, buyer: { vatCountries, country: null } });
    expect(check([[vat('B')]], buyer('FR', 'IT'))).toEqual([]);
    expect(check([[vat('B')]], buyer('FR'))).toEqual(['tax.not_domestic /customer/address']);
  });
  it('does not stand beside S (BR-B-02)', () => {
    expect(check([[vat('S')], [vat('B')]], italian)).toEqual(['tax.not_alone /lines/1']);
    expect(check([[vat('Z')], [vat('B')]], italian)).toEqual([]);
  });
});

describe('the jurisdictions of an invoice', () => {
  const of = (jurisdiction: string | null, rateText = '20'): Taxes[number] => ({ ...vat('S'), rateText, jurisdiction });
  it('are one: no return and no e-invoice knows two', () => {
    expect(check([[of('FR')], [of('AT')]])).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
    expect(check([[of('FR')], [of(null, '10')], [of('AT', '10')]])).toEqual([
      'tax.jurisdiction_conflict /lines/2/taxes',
    ]);
    expect(check([[of('FR')], [of('AT', '10')]])).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
    expect(check([[of('FR')], [of('FR', '10')]])).toEqual([]);
  });
  it('are named by all or by none of a category and rate', () => {
    expect(check([[of('FR')], [of(null)]])).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
    expect(check([[of(null)], [of('FR')]])).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
    expect(check([[of(null)], [of('FR', '10')]])).toEqual([]);
  });
});

describe('codes of two countries without a jurisdiction', () => {
  const of = (code: string, members: object = {}): Taxes[number] => ({ ...vat('S'), rateText: '20', code, ...members });
  const REFUSED = ['tax.jurisdiction_conflict /lines/1/taxes'];
  it.each([
    ['fr-20', 'at-20'],
    ['FR_20', 'AT_20'],
    ['fr20', 'bg20'],
    ['sk', 'fr.standard'],
    ['uk-20', 'fr-20'],
    ['no-25', 'se-25'],
  ])('%s and %s would be one row', (one, other) => {
    expect(check([[of(one)], [of(other)]])).toEqual(REFUSED);
  });
  it.each([
    ['vat-20', 'at-20'],
    ['fr-20', 'fr-20-services'],
    ['gr-24', 'EL-24'],
    ['it-services', 'hw-goods'],
    ['france-20', 'austria-20'],
  ])('%s and %s may be of one country', (one, other) => {
    expect(check([[of(one)], [of(other)]])).toEqual([]);
  });
  it('may stand in rows of their own, and in one where both name one jurisdiction', () => {
    expect(check([[of('fr-20')], [of('at-10', { rateText: '10' })]])).toEqual([]);
    expect(check([[of('fr-20', { jurisdiction: 'FR' })], [of('it-20', { jurisdiction: 'FR' })]])).toEqual([]);
  });
});

describe('the reason for no tax', () => {
  it.each(['E', 'AE', 'O'])('is one for all lines of category %s', (category) => {
    const lines = [[vat(category, { text: 'a' })], [vat(category, { text: 'a' })], [vat(category, { text: 'b' })]];
    expect(check(lines, category === 'O' ? noIds : {})).toEqual(['tax.exemption_conflict /lines/2/taxes']);
  });
  it('differs by its code as well as by its text', () => {
    const lines = [[vat('E', { code: 'VATEX-EU-132', text: 'a' })], [vat('E', { code: 'VATEX-EU-143', text: 'a' })]];
    expect(check(lines)).toEqual(['tax.exemption_conflict /lines/1/taxes']);
  });
  it('may be left out where the rate says it', () => expect(check([[vat('E')], [vat('E')]])).toEqual([]));
  it('may differ between categories, and within K and G', () => {
    expect(check([[vat('E', { text: 'a' })], [vat('AE', { text: 'b' })]])).toEqual([]);
    expect(check([[vat('G', { text: 'a' })], [vat('G', { text: 'b' })]])).toEqual([]);
    expect(check([[vat('K', { text: 'a' })], [vat('K', { text: 'b' })]])).toEqual([]);
  });
});
