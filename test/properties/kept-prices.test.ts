import fc from 'fast-check';
import { createOneOffInvoice, type DraftInvoice, finalize, type InvoiceRecords, policies } from 'oneoff';
import { expect, it } from 'vitest';
import { acmeRecords, decisionContext, first, INPUT } from '../unit/acme.ts';

const RUNS = Number(process.env['ONEOFF_RUNS'] ?? 1500);

type Draft = { -readonly [K in keyof InvoiceRecords]: Loose & Loose[] };
// biome-ignore lint/suspicious/noExplicitAny: records are changed in ways that their types forbid.
type Loose = any;

const taxes = [
  { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
  { code: 'mwst-7', name: 'MwSt.', scheme: 'VAT', rate: '7', category: 'S' },
  { code: 'free', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption: { text: 'Education' } },
  { code: 'sales-a', name: 'Sales tax', scheme: 'sales', rate: '8.875' },
  { code: 'sales-b', name: 'Sales tax', scheme: 'sales', rate: '8.875' },
  { code: 'small', name: 'Levy', scheme: 'levy', rate: '0.5' },
  { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '15', withheld: true },
];
const codes = taxes.map(({ code }) => code);

/** What may happen to the records of a draft, and to the policy, before it is finalized. */
const changes: { readonly [name: string]: (records: Draft, at: number) => object | undefined } = {
  nothing: () => undefined,
  'another rate': ({ taxes }, at) => Object.assign(taxes[at % taxes.length], { rate: '21' }) && undefined,
  'another name of a tax': ({ taxes }, at) => Object.assign(taxes[at % taxes.length], { name: 'Steuer' }) && undefined,
  'another scheme': ({ taxes }, at) => Object.assign(taxes[at % taxes.length], { scheme: 'other' }) && undefined,
  'VAT without a category': ({ taxes }, at) => {
    delete taxes[at % taxes.length].category;
    return undefined;
  },
  'another reason': ({ taxes }) => Object.assign(taxes[3], { exemption: { text: 'Culture' } }) && undefined,
  'a jurisdiction': ({ taxes }, at) => Object.assign(taxes[at % taxes.length], { jurisdiction: 'DE' }) && undefined,
  'a tax that is withheld now': ({ taxes }, at) =>
    Object.assign(taxes[at % taxes.length], { withheld: true }) && undefined,
  'other taxes of the customer': ({ customer }, at) =>
    Object.assign(customer, { taxCodes: [codes[at % 7]] }) && undefined,
  'a customer that moved': ({ customer }) => Object.assign(customer, { address: { country: 'FR' } }) && undefined,
  'a customer without tax ids': ({ customer }) => {
    delete customer.taxIds;
    return undefined;
  },
  'a seller of another name': ({ billingEntity }) => Object.assign(billingEntity, { name: 'ACME SE' }) && undefined,
  'books in another currency': ({ billingEntity }) => Object.assign(billingEntity, { currency: 'PLN' }) && undefined,
  'another time zone': ({ billingEntity }) => Object.assign(billingEntity, { timeZone: 'Asia/Tokyo' }) && undefined,
  'another account': ({ billingEntity }) =>
    Object.assign(billingEntity, { paymentMeans: [{ type: 'other', code: '10' }] }) && undefined,
  'amounts in cash': () => ({ policy: { ...policies.standard, cashRounding: '0.05' } }),
  'no rules on VAT': () => ({ policy: { ...policies.standard, vatRules: 'off' } }),
  'another day': () => ({ today: '2025-04-10' }),
};

const line = fc.record(
  {
    name: fc.constant('Setup'),
    quantity: fc.constantFrom('1', '0.333', '12.50'),
    unitPrice: fc.constantFrom('100.00', '19.99', '0.0123', '0'),
    taxCodes: fc.subarray(codes, { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'unitPrice'] },
);

const input = fc.record(
  {
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    pricesIncludeTax: fc.boolean(),
    metadata: fc.constant({ order: '7' }),
    taxPointDate: fc.constant('2025-03-01'),
  },
  { requiredKeys: ['lines'] },
);

it('a draft keeps its prices only where pricing it again gives the same', () => {
  const vat = fc.constantFrom('en16931' as const, 'off' as const);
  const names = fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 2 });
  let kept = 0;
  fc.assert(
    fc.property(input, names, vat, fc.nat(20), (given, wanted, vatRules, at) => {
      const { billingEntities, customers, addOns } = acmeRecords();
      const parties = { billingEntity: first(billingEntities), customer: first(customers), addOns };
      const records = structuredClone({ ...parties, taxes }) as unknown as Draft;
      records.customer.taxCodes = ['vat-19'];
      const policy = { ...policies.standard, vatRules };
      const context = decisionContext({ records: records as unknown as InvoiceRecords, policy });
      const draft = outcomeOf(
        () => createOneOffInvoice({ ...INPUT, ...given, currency: 'EUR' } as never, context).invoice,
      );
      if (typeof draft === 'string') return;
      const changed = structuredClone(records);
      const settings = wanted.map((name) => changes[name]?.(changed, at) ?? {});
      const later = Object.assign(
        { ...context, number: 'N-1', records: changed as unknown as InvoiceRecords },
        ...settings,
      );
      const issue = (one: DraftInvoice): unknown => outcomeOf(() => finalize(one, {}, later));
      const again = issue(JSON.parse(JSON.stringify(draft)));
      expect(issue(draft as DraftInvoice)).toEqual(again);
      expect(JSON.stringify(issue(draft as DraftInvoice))).toBe(JSON.stringify(again));
      if (typeof again === 'object' && wanted.join() === 'nothing') kept++;
    }),
    { numRuns: RUNS },
  );
  expect(kept).toBeGreaterThan(RUNS / 200);
});

/** What a decision comes to, or the faults of it. */
function outcomeOf<T>(decide: () => T): T | string {
  try {
    return decide();
  } catch (error) {
    return JSON.stringify(error, ['name', 'message', 'code', 'faults', 'path']);
  }
}
