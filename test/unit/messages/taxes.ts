import { type Fault, type Tax, validateTax } from 'oneoff';
import { checkSmallRates } from '../../../src/tax/small-rates.ts';
import type { VatFacts, VatLineTax } from '../../../src/tax/vat-facts.ts';
import { checkVatRules } from '../../../src/tax/vat-rules.ts';

const check = (changed: Partial<Record<keyof Tax, unknown>>, rules = {}): readonly Fault[] =>
  validateTax({ code: 't', name: 'T', scheme: 'VAT', rate: '19', category: 'S', ...changed }, '', rules);
const E = { rate: '0', category: 'E' };

const vat = (category: string, more: Partial<VatLineTax> = {}): VatLineTax => ({
  code: `vat-${category}`,
  scheme: 'VAT',
  category,
  rateText: '20',
  ...more,
});

type Changes = Partial<Omit<VatFacts, 'seller' | 'buyer' | 'lines'>> & {
  readonly seller?: Partial<VatFacts['seller']>;
  readonly buyer?: Partial<VatFacts['buyer']>;
};

/** A German seller and a French buyer, delivered in France. */
function bill(lines: readonly (readonly VatLineTax[])[], { seller, buyer, ...more }: Changes = {}): readonly Fault[] {
  return checkVatRules({
    seller: { vatCountries: ['DE'], country: 'DE', hasTaxRegistration: false, hasRepresentative: false, ...seller },
    buyer: { vatCountries: ['FR'], country: 'FR', hasLegalId: true, ...buyer },
    deliverToCountry: 'FR',
    hasDeliveryDate: true,
    ...more,
    lines: lines.map((taxes) => ({ taxes })),
  });
}
const one = (category: string, changes: Changes = {}): readonly Fault[] => bill([[vat(category)]], changes);
const nameless: Changes = { seller: { vatCountries: [] } };
const categories = (
  all: readonly string[],
  say: (category: string) => readonly Fault[],
): Record<string, () => unknown> => Object.fromEntries(all.map((category) => [category, () => say(category)]));
const titled = (title: string, calls: Record<string, () => unknown>): Record<string, () => unknown> =>
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [`${title} ${name}`, call]));

/** Taxes that are refused, and invoices that break the VAT rules. */
export const taxes: Record<string, () => unknown> = {
  'a rate of 1000.01 percent': () => check({ rate: '1000.01' }),
  'a code that ends like a date': () => check({ code: 'vat@2025-01-01' }),
  'withheld VAT': () => check({ withheld: true }),
  'a withheld tax with an exemption': () =>
    check({ scheme: 'IRPF', category: undefined, withheld: true, exemption: { text: 'why' } }),
  'a withheld tax of 100.01 percent': () =>
    check({ scheme: 'IRPF', category: undefined, withheld: true, rate: '100.01' }),
  'a withheld tax without rate, and with a category': () => [
    ...check({ scheme: 'IRPF', category: undefined, withheld: true, rate: null }),
    ...check({ scheme: 'IRPF', withheld: true }),
  ],
  'a category of another scheme': () => check({ scheme: 'GST' }),
  'no rate of another scheme': () => check({ scheme: 'GST', category: undefined, rate: null }),
  'VAT without category': () => check({ category: undefined }),
  ...titled(
    'no rate of category',
    categories(['S', 'B', 'Z', 'E', 'L', 'M'], (category) =>
      check({ category, rate: null, ...(category === 'E' && { exemption: { text: 'why' } }) }),
    ),
  ),
  'a rate of category O': () => check({ category: 'O', exemption: { text: 'why' } }),
  'an exemption of category S': () => check({ exemption: { text: 'why' } }),
  'category E without a reason': () => check(E),
  'a reason that is no VATEX code': () => check({ ...E, exemption: { code: 'VATEX-EU-123456' } }),
  'a reason of another category': () => check({ ...E, exemption: { code: 'VATEX-EU-G' } }),
  'a reason of another category, which has one code': () =>
    check({ rate: '0', category: 'AE', exemption: { code: 'VATEX-EU-G' } }),
  'a validity that ends before it begins': () => check({ validFrom: '2025-02-01', validUntil: '2025-01-31' }),
  'rates below one percent, each once': () => {
    const small = { code: 'a', scheme: null, category: null, jurisdiction: null, rate: { coefficient: 19, scale: 2 } };
    const usual = { ...small, code: 'b', rate: { coefficient: 1, scale: 0 } };
    return checkSmallRates([{ taxes: [usual, small] }, { taxes: [small, { ...small, code: 'c' }] }]);
  },

  'a line without VAT of a seller with a VAT id': () => bill([[vat('S')], []]),
  'two VAT rates on a line': () => bill([[vat('S'), vat('Z')]]),
  ...titled(
    'a seller without ids and category',
    categories(['S', 'Z', 'E', 'AE', 'L', 'M', 'G', 'K'], (category) => one(category, nameless)),
  ),
  'split payment of a seller without ids': () =>
    one('B', { seller: { vatCountries: [], country: 'IT' }, buyer: { country: 'IT' }, deliverToCountry: 'IT' }),
  'reverse charge to a buyer without ids': () => one('AE', { buyer: { vatCountries: [], hasLegalId: false } }),
  'an intra-community supply without anything': () =>
    one('K', { ...nameless, buyer: { vatCountries: [] }, deliverToCountry: null, hasDeliveryDate: false }),
  'an intra-community supply by a seller of two countries that are no member states': () =>
    one('K', { seller: { vatCountries: ['CH', 'NO'], country: 'CH' } }),
  'an intra-community supply from Switzerland by a seller without ids': () =>
    one('K', { seller: { vatCountries: [], country: 'CH' } }),
  'an intra-community supply at home by a seller without ids': () =>
    one('K', { seller: { vatCountries: [] }, deliverToCountry: 'DE' }),
  'an intra-community supply to the US': () => one('K', { deliverToCountry: 'US' }),
  'an intra-community supply at home': () => one('K', { deliverToCountry: 'DE' }),
  "an intra-community supply to a buyer of the seller's country": () => one('K', { buyer: { vatCountries: ['DE'] } }),
  'an intra-community supply to a buyer of two countries that are no member states': () =>
    one('K', { buyer: { vatCountries: ['CH', 'NO'] } }),
  'category O and ids of all': () => one('O', { seller: { hasRepresentative: true } }),
  'category O beside others': () => bill([[vat('S')], [vat('O')]], { ...nameless, buyer: { vatCountries: [] } }),
  'category B beside S, from Germany to France': () => bill([[vat('B')], [vat('S')]]),
  ...titled(
    'two reasons of category',
    categories(['E', 'AE'], (category) =>
      bill([[vat(category, { exemption: { text: 'a' } })], [vat(category, { exemption: { text: 'b' } })]]),
    ),
  ),
  'two jurisdictions': () => bill([[vat('S', { jurisdiction: 'FR' })], [vat('S', { jurisdiction: 'AT' })]]),
  'a jurisdiction and then none': () => bill([[vat('S', { jurisdiction: 'FR' })], [vat('S')]]),
  'no jurisdiction and then one': () => bill([[vat('S')], [vat('S', { jurisdiction: 'FR' })]]),
};
