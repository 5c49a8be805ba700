import { snapshotSeller } from '../../directory/seller.ts';
import type {
  DraftInvoice,
  FinalizedInvoice,
  InvoiceContent,
  OpenInvoice,
  VoidedInvoice,
} from '../../invoice/invoice.ts';
import { acme } from '../directory/suite-records.ts';
import { SUITE_TENANT } from '../invoice-store/bench.ts';
import { sampleLine, sampleTax } from './sample-line.ts';

/** Every field filled, with texts that bad encodings spoil. */
const content: InvoiceContent = {
  id: 'sample',
  tenant: SUITE_TENANT,
  version: 1,
  origin: 'one_off',
  documentType: 'corrective',
  currency: 'USD',
  finalizeAt: '2025-03-09T23:30:00.000Z',
  supplyDate: '2025-03-01',
  taxPointDate: '2025-03-02',
  taxPointEvent: null,
  operation: 'mixed',
  taxDate: '2025-03-02',
  paymentTerm: { type: 'net', days: 30 },
  deliverTo: {
    name: 'Lager „Süd“',
    identifier: { scheme: '0088', value: '4012345000009' },
    address: { line1: 'Tor 2', city: 'Köln', country: 'DE' },
  },
  servicePeriod: { from: '2025-02-01', to: '2025-02-28' },
  purchaseOrderNumber: 'PO-"1"',
  buyerReference: '04011000-12345-34',
  contractReference: 'C\\1',
  references: { project: 'Mond', deliveryNote: 'L-1', object: { value: 'Zähler 7' } },
  precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-31' }],
  paymentMeans: [
    {
      type: 'credit_transfer',
      code: '58',
      text: 'SEPA',
      account: { iban: 'DE89370400440532013000' },
      bic: 'COBADEFFXXX',
      accountName: 'ACME',
      reference: 'RF18',
    },
    { type: 'other', code: '10' },
  ],
  paymentMeansSource: 'invoice',
  eInvoiceProfile: 'en16931',
  memo: 'Grüße 👩‍👩‍👧 שלום\n\t\'quoted\' "twice" \\ \u2028 e\u0301 ﷽ $1 ?',
  notes: [{ text: 'Handelsregister: „HRB 1“', subject: 'REG' }],
  attachments: [{ name: 'Stunden.csv', mimeType: 'text/csv', content: 'YTtiCg==' }],
  metadata: { zulu: '1', alpha: '2', '2': 'two', 'with.dot': "it's", __proto: '' },
  customFields: { Projekt: 'Äpfel', Auftrag: '𝄞' },
  billingEntity: snapshotSeller(acme),
  customer: {
    id: 'hooli',
    name: 'Hooli 株式会社',
    address: { country: 'FR' },
    eInvoiceProfile: { specification: 'urn:x' },
  },
  timeZone: 'Europe/Berlin',
  lines: [sampleLine],
  taxes: [sampleTax],
  subtotal: '999999999999999.99',
  taxAmount: '190000000000000.00',
  total: '1189999999999999.99',
  deposits: [
    {
      invoiceId: 'deposit',
      number: 'INV-2025-0001',
      issueDate: '2025-01-31',
      subtotal: '100.00',
      taxAmount: '19.00',
      total: '119.00',
    },
  ],
  withholdings: [
    {
      code: 'irpf-19',
      name: 'IRPF „19 %“',
      scheme: 'IRPF',
      rate: '19',
      jurisdiction: 'ES',
      base: '999999999999999.99',
      amount: '189999999999999.99',
    },
  ],
  amountWithheld: '189999999999999.99',
  cashRounding: '0.05',
  roundingAmount: '0.02',
  amountPayable: '1000000000000000.02',
  amountPaid: '0.01',
  amountCredited: '0.02',
  amountWrittenOff: '0.03',
  amountDue: '999999999999999.96',
  amountRefundable: '0.00',
  paymentStatus: 'partially_paid',
  taxStatus: 'complete',
  pricesIncludeTax: false,
  rounding: { taxLevel: 'rate', mode: 'half-even' },
  taxCurrency: 'EUR',
  exchangeRate: { rate: '0.923456789012', date: '2025-03-09', source: 'ECB' },
  taxAmountInTaxCurrency: '175456789912345.68',
  payments: [
    {
      id: 'p1',
      kind: 'payment',
      amount: '0.02',
      receivedAt: '2025-03-11T00:00:00.000Z',
      method: 'card',
      reference: 'ch_1',
      reverses: null,
    },
    {
      id: 'p2',
      kind: 'reversal',
      amount: '0.02',
      receivedAt: '2025-03-12T00:00:00.000Z',
      method: null,
      reference: null,
      reverses: 'p1',
    },
    {
      id: 'p3',
      kind: 'refund',
      amount: '0.01',
      receivedAt: '2025-03-13T00:00:00+01:00',
      method: 'card',
      reference: null,
      reverses: null,
    },
  ],
  writeOffs: [
    {
      id: 'w1',
      amount: '0.03',
      reason: 'Bankgebühr „SWIFT“',
      writtenOffAt: '2025-03-12T00:00:00.000Z',
      reversedAt: null,
    },
    {
      id: 'w2',
      amount: '0.01',
      reason: 'typo',
      writtenOffAt: '2025-03-12T00:00:00.000Z',
      reversedAt: '2025-03-13T00:00:00.000Z',
    },
  ],
  deductedBy: 'final',
  replaces: 'older',
  replacedBy: 'newer',
  voidReason: 'wrong buyer',
  warnings: [
    {
      code: 'tax.category_required',
      path: '/lines/0/taxes',
      message: 'no category',
      details: { deep: [1, null, { yes: true }] },
    },
  ],
  createdAt: '2025-03-10T08:00:00.000Z',
  updatedAt: '2025-03-10T09:00:00.000Z',
  finalizedAt: '2025-03-10T09:00:00.000Z',
  voidedAt: '2025-03-14T09:00:00.000Z',
  paidAt: '2025-03-13T00:00:00.000Z',
  overdueAt: '2025-04-10T00:00:00.000Z',
  schemaVersion: 1,
};

/** A draft without a number. */
export function sampleDraft(members: Partial<DraftInvoice> = {}): DraftInvoice {
  return {
    ...content,
    status: 'draft',
    onHold: false,
    number: null,
    issueDate: null,
    dueDate: null,
    finalizedAt: null,
    voidedAt: null,
    ...members,
  };
}

/** An approved invoice without a number. */
export function sampleOpen(members: Partial<OpenInvoice> = {}): OpenInvoice {
  return { ...sampleDraft(), status: 'open', ...members };
}

/** An issued invoice with every field filled. */
export function sampleFinalized(members: Partial<FinalizedInvoice> = {}): FinalizedInvoice {
  return {
    ...content,
    status: 'finalized',
    onHold: false,
    number: `N-${members.id ?? content.id}`,
    issueDate: '2025-03-10',
    dueDate: '2025-04-09',
    finalizedAt: '2025-03-10T09:00:00.000Z',
    ...members,
  };
}

/** A cancelled invoice. */
export function sampleVoided(members: Partial<VoidedInvoice> = {}): VoidedInvoice {
  const { id = content.id, ...others } = members;
  return {
    ...sampleFinalized({ id }),
    status: 'voided',
    voidedAt: '2025-03-14T09:00:00.000Z',
    voidReason: 'wrong buyer',
    ...others,
  };
}
