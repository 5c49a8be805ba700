import {
  type BillingEntity,
  type CreditNote,
  type CreditNoteInput,
  type Customer,
  createInvoicing,
  type Invoice,
  type Invoicing,
  type OneOffInvoiceInput,
  type Policy,
  policies,
  type Tax,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';

/** A seller that every profile but the French one accepts. */
export const seller: BillingEntity = {
  id: 'acme',
  name: 'Acme & Söhne <GmbH>',
  tradingName: 'Acme',
  registrationId: { scheme: '0060', value: '123456789' },
  address: { line1: 'Torstraße 140', line2: 'Hof 2', postalCode: '10119', city: 'Berlin', region: 'BE', country: 'DE' },
  taxIds: [
    { country: 'DE', type: 'vat', value: 'DE136695976' },
    { country: 'DE', type: 'tax_registration', value: '12/345/67890' },
  ],
  electronicAddress: { scheme: '9930', value: 'DE136695976' },
  contact: { name: 'Erika Muster', phone: '+49 30 123456', email: 'erika@acme.example' },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['s19'],
  paymentMeans: [
    {
      type: 'credit_transfer',
      account: { iban: 'DE02120300000000202051' },
      bic: 'BYLADEM1001',
      accountName: 'Acme',
    },
  ],
  paymentTerm: { type: 'net', days: 30 },
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};

/** A German buyer. */
export const buyer: Customer = {
  id: 'hooli',
  name: 'Hooli GmbH',
  address: { line1: 'Leopoldstraße 8', postalCode: '80802', city: 'München', country: 'DE' },
  taxIds: [{ country: 'DE', type: 'vat', value: 'DE129273398' }],
  electronicAddress: { scheme: '9930', value: 'DE129273398' },
  currency: 'EUR',
};

/** A tax of each category. */
export const taxes: readonly Tax[] = [
  { code: 's19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 's20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' },
  { code: 's7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
  { code: 's055', name: 'VAT', scheme: 'VAT', rate: '5.5', category: 'S' },
  { code: 'z', name: 'VAT', scheme: 'VAT', rate: '0', category: 'Z' },
  {
    code: 'e',
    name: 'VAT',
    scheme: 'VAT',
    rate: '0',
    category: 'E',
    exemption: { code: 'VATEX-EU-132', text: 'Exempt' },
  },
  { code: 'ae', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: { code: 'VATEX-EU-AE' } },
  { code: 'k', name: 'VAT', scheme: 'VAT', rate: '0', category: 'K', exemption: { code: 'VATEX-EU-IC' } },
  { code: 'g', name: 'VAT', scheme: 'VAT', rate: '0', category: 'G', exemption: { code: 'VATEX-EU-G' } },
  { code: 'o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', exemption: { code: 'VATEX-EU-O' } },
  { code: 'l', name: 'IGIC', scheme: 'VAT', rate: '7', category: 'L' },
  { code: 'm', name: 'IPSI', scheme: 'VAT', rate: '4', category: 'M' },
  { code: 'gst', name: 'GST', scheme: 'GST', rate: '9' },
];

/** What differs from the German records. */
export interface Changes {
  readonly seller?: Partial<BillingEntity>;
  readonly buyer?: Partial<Customer>;
  readonly policy?: Partial<Policy>;
}

/** Invoicing over these records, with negative quantities allowed, on 2 March 2026. */
function openBilling(changes: Changes = {}): Invoicing {
  return createInvoicing({
    clock: { now: () => Date.parse('2026-03-02T11:00:00Z') },
    store: memoryStore(),
    policy: { ...policies.standard, adjustments: 'allowed', exchangeRate: 'optional', ...changes.policy },
    directory: memoryDirectory({
      billingEntities: [{ ...seller, ...changes.seller }],
      customers: [{ ...buyer, ...changes.buyer }],
      addOns: [],
      taxes,
    }),
  });
}

/** An input that sets everything that an e-invoice can say. */
export const everything: OneOffInvoiceInput = {
  customerId: 'hooli',
  issue: 'now',
  buyerReference: '04011000-12345-03',
  purchaseOrderNumber: 'PO 1',
  contractReference: 'C-9',
  references: {
    project: 'P',
    salesOrder: 'SO',
    deliveryNote: 'DN',
    receivingAdvice: 'RA',
    tender: 'T',
    object: { scheme: 'MG', value: 'meter 1' },
    accounting: 'A1',
  },
  memo: 'Danke & Gruß',
  notes: [{ text: 'Delivered in spring', subject: 'AAI' }],
  attachments: [
    { name: 'a.pdf', description: 'Time sheet', mimeType: 'application/pdf', content: 'AAAA' },
    { name: 'terms', url: 'https://acme.example/terms' },
  ],
  supplyDate: '2026-02-20',
  servicePeriod: { from: '2026-02-01T00:00:00Z', to: '2026-02-28T22:00:00Z' },
  deliverTo: {
    name: 'Lager',
    identifier: { scheme: '0088', value: '4012345000009' },
    address: { line1: 'Kai 1', line2: 'Tor 2', line3: 'Halle 3', city: 'Berlin', postalCode: '10115', country: 'DE' },
  },
  precedingInvoices: [{ number: 'INV-1', issueDate: '2026-01-01' }],
  lines: [
    {
      name: 'Desk',
      description: 'black',
      note: 'assembled',
      quantity: '2.5',
      unit: 'HUR',
      unitPrice: '99.99',
      period: { from: '2026-02-03', to: '2026-02-04' },
      item: {
        ids: { seller: 'D-1', buyer: '77', standard: { scheme: '0160', value: '04012345123456' } },
        classifications: [{ list: 'STI', version: '8', code: '39121100' }],
        originCountry: 'DE',
        attributes: [{ name: 'colour', value: 'black' }],
      },
      references: { orderLine: '7', accounting: 'A2', object: { scheme: 'MG', value: 'meter 2' } },
    },
    { name: 'Calls', quantity: '12345', unit: 'C62', unitPrice: '0.0675', baseQuantity: 10, taxCodes: ['s7'] },
    { name: 'Taken back', quantity: '-1', unitPrice: '10.00' },
    { name: 'Course', unitPrice: '10.00', taxCodes: ['e'] },
  ],
};

/** An invoice of everything, with something changed. */
export async function issue(input: Partial<OneOffInvoiceInput> = {}, changes: Changes = {}): Promise<Invoice> {
  return openBilling(changes).createOneOffInvoice({ ...everything, ...input });
}

/** An invoice of everything and a credit note on a part of it. */
export async function credit(
  input: Partial<CreditNoteInput> = {},
  changes: Changes = {},
): Promise<{ readonly invoice: Invoice; readonly note: CreditNote }> {
  const invoicing = openBilling(changes);
  const invoice = await invoicing.createOneOffInvoice(everything);
  const [desk, calls] = invoice.lines;
  const lines = [
    { lineId: desk?.id ?? '', quantity: '1' },
    { lineId: calls?.id ?? '', amount: '10.00' },
  ];
  const note = await invoicing.createCreditNote(invoice.id, { reason: 'order_change', lines, ...input });
  return { invoice, note };
}
