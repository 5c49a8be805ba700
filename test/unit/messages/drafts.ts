import { type OneOffInvoiceInput, policies, type ResolvedTax, type Tax, type TaxRequest } from 'oneoff';
import { type Acme, type AcmeOptions, acmeRecords, first, INPUT, openAcme } from '../acme.ts';

type Input = Partial<Record<keyof OneOffInvoiceInput, unknown>>;
type Line = Record<string, unknown>;

const line = { name: 'Setup', unitPrice: '100.00' };
const create = (input: Input, options?: AcmeOptions): Promise<unknown> =>
  openAcme(options).invoicing.createOneOffInvoice({ ...INPUT, ...input } as OneOffInvoiceInput);
const bill = (changed: Line, options?: AcmeOptions, input: Input = {}): Promise<unknown> =>
  create({ lines: [{ ...line, ...changed }], ...input }, options);
const under = (policy: object): AcmeOptions => ({ policy: { ...policies.standard, ...policy } });
const attach = (attachment: object): Promise<unknown> => create({ attachments: [attachment] });

function withTaxes(...taxes: readonly Partial<Tax>[]): AcmeOptions {
  const records = acmeRecords();
  records.taxes.push(...(taxes as Tax[]));
  return { records };
}

/** The seller without taxes, and the customer with some. */
function withCustomer(changed: object): AcmeOptions {
  const records = acmeRecords();
  records.customers[0] = { ...first(records.customers), ...changed };
  return { records };
}

/** A resolver whose answer for the lines is what a test says. */
function resolving(lines: (request: TaxRequest) => unknown, more: AcmeOptions = {}): AcmeOptions {
  const records = acmeRecords();
  const { taxCodes: _, ...seller } = first(records.billingEntities);
  records.billingEntities[0] = seller;
  const resolve = async (request: TaxRequest) => ({ status: 'resolved', lines: lines(request) as never }) as const;
  return { records, ...more, taxResolver: { resolve } };
}
const VAT = { code: 'vat-20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' };
const answering = (...taxes: readonly object[]): AcmeOptions =>
  resolving(({ lines }) => lines.map(({ id }) => ({ id, taxes: taxes as readonly ResolvedTax[] })));

/** A deposit of 10.00 that Acme billed, and what becomes of it. */
async function deducting(
  more: Input,
  input: Input | ((id: string) => Input) = {},
  then: (acme: Acme, id: string) => Promise<unknown> = async () => {},
): Promise<unknown> {
  const acme = openAcme();
  const deposit = {
    ...INPUT,
    lines: [{ name: 'Deposit', unitPrice: '10.00' }],
    issue: 'now',
    documentType: 'prepayment',
  };
  const { id } = await acme.invoicing.createOneOffInvoice({ ...deposit, ...more } as OneOffInvoiceInput);
  await then(acme, id);
  const own = typeof input === 'function' ? input(id) : input;
  return acme.invoicing.createOneOffInvoice({ ...INPUT, deposits: [{ invoiceId: id }], ...own } as OneOffInvoiceInput);
}

/** Edit a draft of one line. */
async function edit(change: (lineId: string) => object, input: Input = {}, options?: AcmeOptions): Promise<unknown> {
  const { invoicing } = openAcme(options);
  const draft = await invoicing.createOneOffInvoice({ ...INPUT, ...input } as OneOffInvoiceInput);
  return invoicing.updateDraft(draft.id, change(draft.lines[0]?.id as string));
}

/** Inputs and edits that are refused, and drafts with warnings. */
export const drafts: Record<string, () => unknown> = {
  'no input': () => openAcme().invoicing.createOneOffInvoice(undefined as never),
  'no lines': () => create({ lines: [] }),
  'a line of nothing': () => create({ lines: [{}] }),
  'a negative quantity': () => bill({ quantity: '-1' }),
  'a negative price': () => bill({ unitPrice: '-1' }),
  'a discount': () => bill({ discountPercent: '10' }),
  'a coupon of the whole': () => create({ coupons: ['SPRING'] } as Input),
  'tax codes that the policy ignores': () => bill({ taxCodes: ['vat-19'] }, { policy: policies.bxb }),
  'a tax twice': () => bill({ taxCodes: ['vat-19', 'vat-7', 'vat-19'] }),
  'a tax that is misspelt': () => bill({ taxCodes: ['vat-91'] }),
  'a tax like no other': () => bill({ taxCodes: ['moms'] }),
  'an add-on that is misspelt': () => bill({ addOn: 'setup-fee' }),
  'a default of the customer that is misspelt': () => create({}, withCustomer({ taxCodes: ['vat-91'] })),
  'an add-on without a price in the currency': () => create({ currency: 'EUR', lines: [{ addOn: 'us_only' }] }),
  'an add-on without prices': () => {
    const records = acmeRecords();
    records.addOns.push({ code: 'free', name: 'Free', prices: {} });
    return create({ lines: [{ addOn: 'free' }] }, { records });
  },
  'a due date before the issue date': () => create({ issueDate: '2025-03-31', dueDate: '2025-03-30' }),
  'an issue date outside of the window': () =>
    create({ issueDate: '2025-03-20' }, under({ issueDateWindow: { pastDays: 10, futureDays: 0 } })),
  'an issue date after a window without beginning': () =>
    create({ issueDate: '2025-04-01' }, under({ issueDateWindow: { pastDays: null, futureDays: 0 } })),
  'an issue date before a window without end': () =>
    create({ issueDate: '2025-03-30' }, under({ issueDateWindow: { pastDays: 0, futureDays: null } })),
  'a tax point by date and event': () => create({ taxPointDate: '2025-03-31', taxPointEvent: 'payment' }),
  'a tax that is not valid on the tax date': () =>
    bill(
      { taxCodes: ['old'] },
      withTaxes(
        { ...VAT, code: 'old', validUntil: '2020-06-30' } as Tax,
        { ...VAT, code: 'old', validFrom: '2021-01-01', validUntil: '2024-12-31' } as Tax,
      ),
    ),
  'a rate below one percent': () =>
    bill({ taxCodes: ['small'] }, withTaxes({ ...VAT, code: 'small', rate: '0.19' } as Tax)),
  'an exemption that the policy ignores': () =>
    create(
      {},
      { ...withCustomer({ taxExemption: { category: 'AE', exemption: { text: 'why' } } }), policy: policies.bxb },
    ),
  'no currency': () => create({}, under({ currencyDefaults: [] })),
  'an unknown currency': () => create({ currency: 'EURO' }),
  "another currency than the customer's": () => create({ customerId: 'initech', currency: 'EUR' }),
  'a withdrawn currency': () => create({ currency: 'DEM', issueDate: '2025-03-31' }),
  'an amount and a total that do not follow': () => bill({ amount: '99.00' }, {}, { expectedTotal: '120.00' }),
  'a total below zero': () => bill({ quantity: '-1' }, under({ adjustments: 'allowed' })),
  'more withheld than billed': () => {
    const a = { code: 'w1', name: 'W', scheme: 'W1', rate: '100', withheld: true };
    return bill({ taxCodes: ['w1', 'w2'] }, withTaxes(a, { ...a, code: 'w2', scheme: 'W2' }));
  },
  'no rate where VAT is owed in another currency': () =>
    create({ customerId: 'initech' }, under({ exchangeRate: 'required' })),
  'eleven taxes': () =>
    bill(
      { taxCodes: Array.from({ length: 11 }, (_, at) => `t-${at}`) },
      withTaxes(...Array.from({ length: 11 }, (_, at) => ({ code: `t-${at}`, name: 'T', scheme: 'sales', rate: '1' }))),
    ),
  'more lines than the policy allows': () =>
    create({ lines: [line, line] }, under({ limits: { ...policies.standard.limits, lines: 1 } })),
  'a document beyond its size': () =>
    bill(
      { description: 'x'.repeat(5000), note: 'x'.repeat(5000) },
      under({ limits: { ...policies.standard.limits, documentBytes: 10_000 } }),
    ),

  'an attachment of nothing': () => attach({ name: 'a.pdf' }),
  'an attachment with content and url': () =>
    attach({ name: 'a.pdf', mimeType: 'application/pdf', content: 'YQ==', url: 'https://acme.example/a.pdf' }),
  'an attachment without type': () => attach({ name: 'a.pdf', content: 'YQ==' }),
  'an attachment of a type that no e-invoice carries': () =>
    attach({ name: 'a.txt', mimeType: 'text/plain', content: 'YQ==' }),
  'an attachment without bytes': () =>
    attach({ name: 'a.pdf', mimeType: 'application/pdf', content: new Uint8Array() }),
  'an attachment that is no base64': () => attach({ name: 'a.pdf', mimeType: 'application/pdf', content: 'a b' }),
  'an attachment that is no content': () => attach({ name: 'a.pdf', mimeType: 'application/pdf', content: 1 }),
  'an attachment of too many bytes': () =>
    attach({ name: 'a.pdf', mimeType: 'application/pdf', content: new Uint8Array(1_000_001) }),
  'an attachment at no address': () => attach({ name: 'a.pdf', url: 'ftp://acme.example/a.pdf' }),

  'a deposit that does not exist': () => create({ deposits: [{ invoiceId: 'nobody' }] }),
  'a deposit that is no deposit': () => deducting({ documentType: 'invoice' }),
  'a deposit of another seller': () => deducting({}, { billingEntityId: 'globex', currency: 'EUR' }),
  'a deposit of another customer': () => deducting({}, { customerId: 'initech', currency: 'USD' }),
  'a deposit in another currency': () => deducting({ currency: 'USD' }),
  'a deposit that is a draft': () => deducting({ issue: 'draft' }),
  'a deposit that is deducted': () =>
    deducting({}, {}, (acme, id) =>
      acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', deposits: [{ invoiceId: id }] }),
    ),
  'a deposit that is credited': () =>
    deducting({}, {}, (acme, id) => acme.invoicing.createCreditNote(id, { reason: 'duplicate' })),
  'a deposit twice': () => deducting({}, (invoiceId) => ({ deposits: [{ invoiceId }, { invoiceId }] })),
  'a deposit of a deposit': () => deducting({}, { documentType: 'partial' }),
  'a deposit of more than is billed': () => deducting({ lines: [{ name: 'Deposit', unitPrice: '100.01' }] }),

  'taxes that are pending': () =>
    create(
      {},
      {
        ...resolving(() => []),
        taxResolver: { resolve: async () => ({ status: 'unavailable', reason: 'maintenance' }) },
      },
    ),
  'taxes that are not to be had': () =>
    create(
      { issue: 'now' },
      {
        ...resolving(() => []),
        taxResolver: { resolve: async () => ({ status: 'unavailable', reason: 'maintenance' }) },
      },
    ),
  'an answer for no line': () =>
    create(
      { issue: 'now' },
      resolving(() => []),
    ),
  'an answer for a line that was not asked': () =>
    create(
      { issue: 'now' },
      resolving(({ lines }) => [...lines, { id: 'other' }].map(({ id }) => ({ id, taxes: [] }))),
    ),
  'an answer for a line twice': () =>
    create(
      { issue: 'now' },
      resolving(({ lines }) => [...lines, ...lines].map(({ id }) => ({ id, taxes: [] }))),
    ),
  'an answer that is no list': () =>
    create(
      { issue: 'now' },
      resolving(() => 'none'),
    ),
  'an answer of lines that are none': () =>
    create(
      { issue: 'now' },
      resolving(() => [null]),
    ),
  'an answer of taxes that are no list': () =>
    create(
      { issue: 'now' },
      resolving(({ lines }) => lines.map(({ id }) => ({ id, taxes: 'vat' }))),
    ),
  'an answer without a rate': () => create({ issue: 'now' }, answering({ ...VAT, rate: undefined })),
  'an answer without a name': () => create({ issue: 'now' }, answering({ ...VAT, name: undefined })),
  'an answer of eleven taxes': () =>
    create({ issue: 'now' }, answering(...Array(11).fill({ ...VAT, scheme: 'sales', category: undefined }))),
  'an answer with a tax that is off': () => create({ issue: 'now' }, answering({ ...VAT, amount: '21.00' })),
  'an answer with a base of another sign': () =>
    create({ issue: 'now' }, answering({ ...VAT, taxableAmount: '-100.00', amount: '-20.00' })),
  'an answer with tax that is off, in a gross': () =>
    create({ issue: 'now', pricesIncludeTax: true }, answering({ ...VAT, amount: '20.00' })),
  'an answer with an amount where the rate is zero': () =>
    create({ issue: 'now' }, answering({ ...VAT, category: 'Z', rate: '0', amount: '0.01' })),
  'an answer that states one of two amounts in a gross': () =>
    create(
      { issue: 'now', pricesIncludeTax: true },
      answering({ ...VAT, amount: '16.67' }, { code: 'c', name: 'C', scheme: 'city', rate: '1' }),
    ),
  'an answer that states a withheld amount': () =>
    create(
      { issue: 'now' },
      answering(VAT, { code: 'w', name: 'W', scheme: 'W', rate: '19', withheld: true, amount: '19.00' }),
    ),

  'an answer of a withheld tax and nothing': () =>
    create(
      { issue: 'now' },
      answering({ code: 'w', name: 'W', scheme: 'W', rate: '19', withheld: true }, null as never),
    ),

  'an edit of no line': () => edit(() => ({ lines: [{ id: 'nope', quantity: 2 }] })),
  'an edit of a line twice': () =>
    edit((id) => ({
      lines: [
        { id, quantity: 2 },
        { id, quantity: 3 },
      ],
    })),
  'an edit that leaves nothing': () => edit(() => ({ lines: [] })),
  'an edit that clears name and price': () => edit((id) => ({ lines: [{ id, name: null, unitPrice: null }] })),
  'an edit that adds what is unknown': () =>
    edit(() => ({ addLines: [{ addOn: 'setup-fee' }, { ...line, taxCodes: ['vat-91'] }] })),
  'an edit that adds nothing': () => edit(() => ({ addLines: [] })),
  'an edit that adds a line too many': () =>
    edit(() => ({ addLines: [line] }), {}, under({ limits: { ...policies.standard.limits, lines: 1 } })),
  'an edit with two tax points': () => edit(() => ({ taxPointEvent: 'payment' }), { taxPointDate: '2025-03-31' }),
  'an edit to another currency': () => edit(() => ({ currency: 'USD' })),
  'an edit to no currency': () => edit(() => ({ currency: 'EURO' })),
  'an edit of a line to another currency': () => edit((id) => ({ currency: 'USD', lines: [{ id, quantity: 2 }] })),
  'an edit of null': () => edit(() => null as never),
  'an edit that would change the number': () =>
    edit(() => ({ issueDate: '2026-01-01' }), {}, under({ assignNumber: 'create' })),
  'an edit to a due date before the issue date': () =>
    edit(() => ({ dueDate: '2025-03-01' }), {}, under({ assignNumber: 'create' })),
};
