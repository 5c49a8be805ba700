import { type BillingEntity, type Invoice, type PaymentMeans, policies } from 'oneoff';
import { creditNoteSchema, invoiceSchema } from 'oneoff/schemas';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons } from '../acme.ts';

const iban = 'DE89370400440532013000';
const transfer: PaymentMeans = { type: 'credit_transfer', account: { iban }, bic: 'COBADEFFXXX' };
const means: readonly PaymentMeans[] = [
  transfer,
  { type: 'credit_transfer', code: '30', account: { number: '12345678', routing: '20-00-00', bank: 'Barclays' } },
  { type: 'direct_debit', code: '59', mandateReference: 'M-1', creditorId: 'DE98ZZZ09999999999', debtorIban: iban },
  { type: 'card', lastDigits: '4242', holder: 'A. Hooli' },
  { type: 'other', code: '10', text: 'Cash' },
];
const seller: Partial<BillingEntity> = {
  identifiers: [{ scheme: '0088', value: '4012345000009' }],
  legalNote: 'Amtsgericht Charlottenburg, HRB 12345',
  paymentMeans: [transfer],
  payee: { name: 'Factor AG', identifier: { scheme: '0088', value: '4012345000016' } },
  notes: [{ text: 'Geschäftsführerin: Zoë', subject: 'REG' }],
  paymentTerm: { type: 'net', days: 30, earlyPayment: [{ days: 10, percent: '2' }] },
};
const details = {
  documentType: 'partial',
  taxPointEvent: '35',
  operation: 'mixed',
  references: {
    project: 'P-1',
    salesOrder: 'SO-1',
    deliveryNote: 'DN-1',
    receivingAdvice: 'RA-1',
    tender: 'T-1',
    object: { scheme: 'MG', value: '4711' },
    accounting: 'KST 7',
  },
  paymentMeans: means,
  notes: [{ text: 'Danke', subject: 'AAI' }, { text: 'ohne' }],
  attachments: [
    { name: 'hours.csv', mimeType: 'text/csv', content: 'YTtiCg==', description: 'Hours' },
    { name: 'terms', url: 'https://acme.example/terms.pdf' },
  ],
  deliverTo: { name: 'Lager', identifier: { scheme: '0088', value: '4012345000009' }, address: { country: 'DE' } },
} as const;
const line = {
  name: 'Setup',
  unitPrice: '100.00',
  quantity: '2',
  unit: 'HUR',
  note: 'As agreed',
  period: { from: '2025-03-01', to: '2025-03-31' },
  item: {
    ids: { seller: 'S-1', buyer: 'B-1', standard: { scheme: '0160', value: '04012345678901' } },
    classifications: [
      { list: 'STI', version: '2008', code: '86000000' },
      { list: 'HSN', code: '9983' },
    ],
    originCountry: 'CN',
    attributes: [{ name: 'Colour', value: 'green' }],
  },
  references: { orderLine: '10', accounting: 'KST 8', object: { value: 'meter' } },
};

function openSeller(): Acme {
  const records = acmeRecords();
  records.billingEntities[0] = { ...first(records.billingEntities), ...seller };
  return openAcme({ records });
}

describe('an invoice with all that a document asks for', () => {
  it('keeps it from the input through an edit to the issued document, which its schema knows', async () => {
    const { invoicing } = openSeller();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, ...details, lines: [line] });
    await invoicing.updateDraft(id, { memo: 'x' });
    const invoice = await invoicing.finalize(id);
    expect(invoice).toMatchObject({
      ...details,
      paymentMeansSource: 'invoice',
      lines: [line],
      timeZone: 'Europe/Berlin',
    });
    expect(invoice.billingEntity).toMatchObject({
      identifiers: seller.identifiers,
      legalNote: seller.legalNote,
      payee: seller.payee,
      notes: seller.notes,
    });
    expect(invoice.paymentTerm).toEqual(seller.paymentTerm);
    expect(invoice.total).toBe('238.00');
    expect(invoiceSchema['~standard'].validate(JSON.parse(JSON.stringify(invoice)))).toHaveProperty('value');
  });

  it('stays small without details', async () => {
    const invoice = await openAcme().invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(invoice).toMatchObject({
      references: {},
      notes: [],
      attachments: [],
      paymentMeans: [],
      paymentMeansSource: null,
      taxPointEvent: null,
      operation: null,
      lines: [{ item: null, references: null, note: null }],
    });
  });

  it('is cleared member by member', async () => {
    const { invoicing } = openSeller();
    const { id, lines } = await invoicing.createOneOffInvoice({ ...INPUT, ...details, lines: [line] });
    const cleared = await invoicing.updateDraft(id, {
      references: null,
      notes: null,
      attachments: null,
      paymentMeans: null,
      taxPointEvent: null,
      operation: null,
      lines: [{ id: first(lines).id, item: null, references: null, note: null }],
    });
    expect(cleared).toMatchObject({
      references: {},
      notes: [],
      attachments: [],
      paymentMeans: [transfer],
      paymentMeansSource: 'billing_entity',
      taxPointEvent: null,
      lines: [{ item: null, references: null, note: null }],
    });
  });
});

describe('means of payment', () => {
  it('are those of the billing entity when the invoice is issued, and then frozen', async () => {
    const acme = openSeller();
    const { invoicing, records } = acme;
    const draft = await invoicing.createOneOffInvoice(INPUT);
    expect(draft).toMatchObject({ paymentMeans: [transfer], paymentMeansSource: 'billing_entity' });
    const moved: PaymentMeans = { type: 'credit_transfer', account: { iban: 'DE02120300000000202051' } };
    records.billingEntities[0] = { ...first(records.billingEntities), paymentMeans: [moved] };
    expect((await invoicing.finalize(draft.id)).paymentMeans).toEqual([moved]);
    records.billingEntities[0] = { ...first(records.billingEntities), paymentMeans: [] };
    expect((await invoicing.get(draft.id))?.paymentMeans).toEqual([moved]);
  });

  it('may be none, although the billing entity has some', async () => {
    const draft = await openSeller().invoicing.createOneOffInvoice({ ...INPUT, paymentMeans: [] });
    expect(draft).toMatchObject({ paymentMeans: [], paymentMeansSource: 'invoice' });
  });

  it.each<[string, unknown, string]>([
    ['one instead of a list', transfer, 'field.type /paymentMeans'],
    ['the shape of other systems', [{ code: 'sepa', iban }], 'field.value /paymentMeans/0/type'],
    ['an unknown type', [{ type: 'cash' }], 'field.value /paymentMeans/0/type'],
    [
      'a SEPA debit without creditor and debtor',
      [{ type: 'direct_debit', code: '59', mandateReference: 'M' }],
      'validation.failed',
    ],
    [
      'a whole card number',
      [{ type: 'card', lastDigits: '4242424242424242' }],
      'field.value /paymentMeans/0/lastDigits',
    ],
    ['a transfer as another way', [{ type: 'other', code: '58' }], 'field.conflict /paymentMeans/0/type'],
    ['a code of another type', [{ ...transfer, code: '49' }], 'field.value /paymentMeans/0/code'],
    ['no account', [{ type: 'credit_transfer' }], 'field.required /paymentMeans/0/account'],
  ])('are refused: %s', async (_, paymentMeans, expected) => {
    const found = await reasons(openAcme().invoicing.createOneOffInvoice({ ...INPUT, paymentMeans } as never));
    if (expected === 'validation.failed') expect(found).toHaveLength(2);
    else expect(found).toEqual([expected]);
  });
});

describe('an attachment', () => {
  const attach = (attachment: object, policy = policies.standard): Promise<Invoice> =>
    openAcme({ policy }).invoicing.createOneOffInvoice({ ...INPUT, attachments: [attachment as never] });
  const pdf = { name: 'a.pdf', mimeType: 'application/pdf' };

  it('may be bytes, which are stored as base64 text, and are the same input as that text', async () => {
    const { invoicing } = openAcme();
    const create = (content: Uint8Array | string): Promise<Invoice> =>
      invoicing.createOneOffInvoice({ ...INPUT, attachments: [{ ...pdf, content }] }, { idempotencyKey: 'k' });
    const bytes = new Uint8Array([0, 255, 128, 1]);
    const made = create(bytes);
    bytes.fill(7);
    expect((await made).attachments).toEqual([{ ...pdf, content: 'AP+AAQ==' }]);
    expect((await create('AP+AAQ==')).id).toBe((await made).id);
  });

  it('has at most 1,000,000 bytes, or what the policy allows', async () => {
    const content = new Uint8Array(1_000_000);
    expect((await attach({ ...pdf, content })).attachments[0]?.content).toHaveLength(1_333_336);
    expect(await reasons(attach({ ...pdf, content: new Uint8Array(1_000_001) }))).toEqual([
      'attachment.too_large /attachments/0/content',
    ]);
    const policy = { ...policies.standard, limits: { ...policies.standard.limits, attachmentBytes: 3 } };
    expect(await reasons(attach({ ...pdf, content: 'AAAAAA==' }, policy))).toEqual([
      'attachment.too_large /attachments/0/content',
    ]);
  });

  it.each<[string, object, string]>([
    [
      'content and a url',
      { ...pdf, content: 'YQ==', url: 'https://a.example/a' },
      'field.conflict /attachments/0/content',
    ],
    ['neither', pdf, 'field.conflict /attachments/0/content'],
    ['content without a type', { name: 'a', content: 'YQ==' }, 'field.required /attachments/0/mimeType'],
    ['no base64', { ...pdf, content: 'a b' }, 'field.value /attachments/0/content'],
    ['nothing', { ...pdf, content: '' }, 'text.empty /attachments/0/content'],
    ['a script', { name: 'a', url: 'javascript:alert(1)' }, 'field.value /attachments/0/url'],
  ])('is refused with %s', async (_, attachment, expected) => {
    expect(await reasons(attach(attachment))).toEqual([expected]);
  });
});

describe('a tax point', () => {
  it('is a date or an event, also after an edit (BR-CO-3)', async () => {
    const { invoicing } = openAcme();
    const conflict = ['field.conflict /taxPointEvent'];
    const both = { taxPointDate: '2025-03-01', taxPointEvent: '35' };
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, ...both }))).toEqual(conflict);
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, taxPointDate: '2025-03-01' });
    expect(await reasons(invoicing.updateDraft(id, { taxPointEvent: '35' }))).toEqual(conflict);
    await invoicing.updateDraft(id, { taxPointDate: null, taxPointEvent: '35' });
  });
});

describe('a credit note', () => {
  it('is complete: it can be printed without its invoice', async () => {
    const { invoicing } = openSeller();
    const given = { ...details, purchaseOrderNumber: 'PO-1', buyerReference: 'B-1', contractReference: 'C-1' };
    const { id, lines } = await invoicing.createOneOffInvoice({ ...INPUT, ...given, issue: 'now', lines: [line] });
    const lineId = first(lines).id;
    const note = await invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, quantity: 1 }] });
    const { name, unit, period, item, references } = line;
    expect(note).toMatchObject({
      documentType: 'partial',
      taxPointEvent: '35',
      deliverTo: details.deliverTo,
      purchaseOrderNumber: 'PO-1',
      buyerReference: 'B-1',
      contractReference: 'C-1',
      references: details.references,
      paymentMeans: means,
      timeZone: 'Europe/Berlin',
      notes: [],
      billingEntity: { payee: seller.payee, notes: seller.notes },
      lines: [
        {
          name,
          description: null,
          unit,
          unitPrice: '100.00',
          baseQuantity: '1',
          period,
          item,
          references,
          quantity: '1',
        },
      ],
    });
    expect(creditNoteSchema['~standard'].validate(JSON.parse(JSON.stringify(note)))).toHaveProperty('value');
    const refund = await invoicing.createCreditNote(id, {
      reason: 'duplicate',
      paymentMeans: [transfer],
      notes: [{ text: 'Sorry' }],
    });
    expect(refund).toMatchObject({ paymentMeans: [transfer], notes: [{ text: 'Sorry' }] });
  });
});
