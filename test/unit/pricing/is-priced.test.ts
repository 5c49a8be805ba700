import { createOneOffInvoice, type DraftInvoice, type InvoiceRecords, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { isPriced } from '../../../src/pricing/is-priced.ts';
import { planDraft } from '../../../src/pricing/plan-draft.ts';
import { frozenCopy, seal } from '../../../src/validation/frozen.ts';
import { acmeRecords, decisionContext, first, INPUT } from '../acme.ts';

// biome-ignore lint/suspicious/noExplicitAny: records are changed in ways that their types forbid.
type Loose = any;

const taxes = [
  { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
  { code: 'free', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption: { text: 'Education' } },
  { code: 'levy', name: 'Levy', scheme: 'levy', rate: '2', jurisdiction: 'DE-BE' },
  { code: 'small', name: 'Levy', scheme: 'levy', rate: '0.5' },
  { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '15', withheld: true },
];
const lines = [
  { name: 'Work', unitPrice: '100.00', taxCodes: ['vat-19', 'levy'] },
  { name: 'Books', unitPrice: '50.00', taxCodes: ['vat-7'] },
  { name: 'Course', unitPrice: '20.00', taxCodes: ['free'] },
  { name: 'More work', unitPrice: '1.00', taxCodes: ['vat-19', 'levy'] },
];

const records = (): Loose => {
  const { billingEntities, customers, addOns } = acmeRecords();
  return structuredClone({ billingEntity: first(billingEntities), customer: first(customers), addOns, taxes });
};

/** A draft of today's records, and whether it keeps its prices once something has changed. */
function keepsPrices({
  input = {},
  at = {},
  change = () => {},
  draftOf = (draft) => draft,
  later = {},
}: {
  input?: object;
  at?: object;
  change?: (records: Loose) => void;
  draftOf?: (draft: DraftInvoice) => DraftInvoice;
  later?: object;
}): boolean {
  const context = decisionContext({ records: records() as InvoiceRecords, ...at });
  const draft = createOneOffInvoice({ ...INPUT, currency: 'EUR', lines, ...input } as never, context)
    .invoice as DraftInvoice;
  const changed = records();
  change(changed);
  const { policy, currencies, today } = { ...context, ...later };
  const plan = planDraft(draft, null, { policy, currencies, today, records: changed, lineIds: [] });
  return isPriced(draftOf(draft), plan);
}

/** The draft with members of its own, sealed as a decision leaves it. */
const withOwn =
  (members: object) =>
  (draft: DraftInvoice): DraftInvoice =>
    seal(frozenCopy({ ...draft, ...members })) as DraftInvoice;

describe('a draft keeps its prices', () => {
  it.each([
    ['as it is', {}],
    ['with prices that include tax', { input: { pricesIncludeTax: true } }],
    [
      'with means of payment of its own',
      {
        input: { paymentMeans: [{ type: 'other', code: '10' }] },
        change: (now: Loose) => Object.assign(now.billingEntity, { paymentMeans: [{ type: 'other', code: '20' }] }),
      },
    ],
    [
      'with cash rounding',
      {
        at: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } },
      },
    ],
    [
      'where cash rounding is written otherwise',
      {
        at: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } },
        later: { policy: { ...policies.standard, cashRounding: { EUR: '0.050' } } },
      },
    ],
    [
      'where the price in the catalogue changed, because its own is kept',
      {
        change: (now: Loose) => Object.assign(now.addOns[0].prices, { EUR: '999.00' }),
      },
    ],
    ['where its copy has the same content', { draftOf: withOwn({}) }],
  ] as [string, Parameters<typeof keepsPrices>[0]][])('%s', (_, given) => {
    expect(keepsPrices(given)).toBe(true);
  });
});

describe('a draft is priced again', () => {
  const EUR_RATE = { rate: '0.9', date: '2025-03-31', source: 'ECB' };
  it.each([
    ['unless a decision sealed it', { draftOf: (draft) => JSON.parse(JSON.stringify(draft)) }],
    ['while its taxes are pending', { draftOf: withOwn({ taxStatus: 'pending' }) }],
    ['with warnings', { draftOf: withOwn({ warnings: [{ code: 'x', path: '', message: 'x' }] }) }],
    ['with deposits', { draftOf: withOwn({ deposits: [{}] }) }],
    ['with withheld taxes', { draftOf: withOwn({ withholdings: [{}] }) }],
    ['with an exchange rate', { draftOf: withOwn({ exchangeRate: EUR_RATE }) }],
    ['with VAT in other books', { draftOf: withOwn({ taxCurrency: 'PLN' }) }],
    ['with another tax date', { draftOf: withOwn({ taxDate: '2024-01-01' }) }],
    ['with fewer lines', { draftOf: (draft) => withOwn({ lines: draft.lines.slice(1) })(draft) }],
    ['with fewer tax rows', { draftOf: (draft) => withOwn({ taxes: draft.taxes.slice(1) })(draft) }],
    [
      'with a tax row of another kind',
      {
        draftOf: (draft) =>
          withOwn({ taxes: draft.taxes.map((row, place) => (place === 1 ? { ...row, scheme: 'x' } : row)) })(draft),
      },
    ],
    [
      'where a line has other taxes',
      {
        draftOf: (draft) =>
          withOwn({ lines: draft.lines.map((line, place) => (place === 0 ? { ...line, taxes: [] } : line)) })(draft),
      },
    ],
    [
      'where a resolver decided a line',
      {
        draftOf: (draft) =>
          withOwn({ lines: draft.lines.map((line, at) => (at === 1 ? { ...line, taxSource: 'resolver' } : line)) })(
            draft,
          ),
      },
    ],
    [
      'where another level decides',
      {
        draftOf: (draft) =>
          withOwn({ lines: draft.lines.map((line, at) => (at === 1 ? { ...line, taxSource: 'customer' } : line)) })(
            draft,
          ),
      },
    ],
    [
      'where a line has another tax date',
      {
        draftOf: (draft) =>
          withOwn({ lines: draft.lines.map((line, at) => (at === 3 ? { ...line, taxDate: '2024-01-01' } : line)) })(
            draft,
          ),
      },
    ],
    ['where its seller has another name', { change: (now) => Object.assign(now.billingEntity, { name: 'ACME SE' }) }],
    [
      'where its seller lives in another zone',
      {
        change: (now) => Object.assign(now.billingEntity, { timeZone: 'Europe/Paris' }),
      },
    ],
    ['where its customer moved', { change: (now) => Object.assign(now.customer, { address: { country: 'FR' } }) }],
    [
      'where its seller is paid otherwise',
      {
        change: (now) => Object.assign(now.billingEntity, { paymentMeans: [{ type: 'other', code: '10' }] }),
      },
    ],
    [
      'where its seller keeps other books',
      {
        change: (now) => Object.assign(now.billingEntity, { currency: 'PLN' }),
      },
    ],
    ['where a rate changed', { change: (now) => Object.assign(now.taxes[1], { rate: '9' }) }],
    [
      'where a category changed',
      {
        change: (now) => {
          Object.assign(now.taxes[2], { category: 'Z' });
          delete now.taxes[2].exemption;
        },
      },
    ],
    ['where a reason changed', { change: (now) => Object.assign(now.taxes[2], { exemption: { text: 'Culture' } }) }],
    ['where the name of a tax changed', { change: (now) => Object.assign(now.taxes[1], { name: 'MwSt.' }) }],
    [
      'where the name of a second tax of a line changed',
      { change: (now) => Object.assign(now.taxes[3], { name: 'X' }) },
    ],
    ['where a scheme changed', { change: (now) => Object.assign(now.taxes[3], { scheme: 'city' }) }],
    ['where a tax got a jurisdiction', { change: (now) => Object.assign(now.taxes[1], { jurisdiction: 'DE' }) }],
    ['where a tax that is no VAT moved', { change: (now) => Object.assign(now.taxes[3], { jurisdiction: 'DE-BB' }) }],
    ['where a tax is withheld now', { change: (now) => Object.assign(now.taxes[3], { withheld: true }) }],
    ['where cash is rounded now', { later: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } } }],
    [
      'where cash is rounded no more',
      {
        at: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } },
        later: { policy: policies.standard },
      },
    ],
    [
      'where cash is rounded otherwise',
      {
        at: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } },
        later: { policy: { ...policies.standard, cashRounding: { EUR: '0.10' } } },
      },
    ],
    ['on another day, whose taxes may be others', { later: { today: '2025-04-10' } }],
    [
      'with a rate that looks like a fraction',
      {
        input: { lines: [{ name: 'Work', unitPrice: '100.00', taxCodes: ['vat-19', 'small'] }] },
        draftOf: withOwn({ warnings: [] }),
      },
    ],
    [
      'where the VAT rules find something now',
      {
        at: { policy: { ...policies.standard, vatRules: 'off' } },
        input: { lines: [{ name: 'Work', unitPrice: '100.00', taxCodes: ['levy'] }] },
        later: { policy: policies.standard },
      },
    ],
  ] as [string, Parameters<typeof keepsPrices>[0]][])('%s', (_, given) => {
    expect(keepsPrices(given)).toBe(false);
  });
});
