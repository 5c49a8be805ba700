import type { CreditNoteInput, TaxRequest } from 'oneoff';
import {
  type CreditNote,
  type FinalizedInvoice,
  InvoiceStateError,
  NotFoundError,
  type OneOffInvoiceInput,
  policies,
  ValidationError,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, type AcmeOptions, acmeRecords, first, INPUT, openAcme, resolvedBy } from '../../acme.ts';

const LINES: OneOffInvoiceInput['lines'] = [
  { name: 'Work', quantity: 8, unitPrice: '150.00' },
  { name: 'Travel', unitPrice: '68.33', taxCodes: ['vat-7'] },
];

async function issue(
  acme: Acme,
  input: Partial<OneOffInvoiceInput> = {},
): Promise<FinalizedInvoice & { readonly at: readonly string[] }> {
  const invoice = (await acme.invoicing.createOneOffInvoice({
    ...INPUT,
    issue: 'now',
    lines: LINES,
    ...input,
  })) as FinalizedInvoice;
  return { ...invoice, at: invoice.lines.map((line) => line.id) };
}

/** Why an input is refused: every code with its path. */
async function refusal(lines: unknown, input: object = {}, options: AcmeOptions = {}): Promise<readonly string[]> {
  const acme = openAcme(options);
  const { id } = await issue(acme);
  const before = await acme.contents();
  const wrong = { reason: 'duplicate', ...(lines === undefined ? {} : { lines }), ...input } as CreditNoteInput;
  const error = await acme.invoicing.createCreditNote(id, wrong).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ValidationError);
  expect(await acme.contents()).toBe(before);
  await expect(acme.invoicing.previewCreditNote(id, wrong)).rejects.toThrow(ValidationError);
  return (error as ValidationError).faults.map((fault) => `${fault.code} ${fault.path}`);
}

const FIRST = 'id-000002';

describe('a credit note', () => {
  it('of everything takes over every line, row and total of the invoice', async () => {
    const acme = openAcme();
    const invoice = await issue(acme);
    const note = await acme.invoicing.createCreditNote(invoice.id, { reason: 'cancellation' });
    const { subtotal, taxAmount, total, taxes, currency, rounding, billingEntity, customer } = invoice;
    expect(note).toMatchObject({ subtotal, taxAmount, total, taxes, currency, rounding, billingEntity, customer });
    expect(note.lines).toMatchObject(
      invoice.lines.map(({ id, quantity, amount, taxAmount: tax, total: gross, taxes: shares }) => ({
        invoiceLineId: id,
        quantity,
        amount,
        taxAmount: tax,
        total: gross,
        taxes: shares,
      })),
    );
    expect(note).toMatchObject({
      number: 'CN-INV-2025-0001',
      issueDate: '2025-03-31',
      invoice: { id: invoice.id, number: invoice.number, issueDate: invoice.issueDate },
      reason: 'cancellation',
      reasonText: null,
      version: 1,
    });
  });

  it('of a quantity credits its share of the line and of its tax', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const lines = [{ lineId: at[0] as string, quantity: '2.50' }];
    const note = await acme.invoicing.createCreditNote(id, { reason: 'order_change', lines });
    expect(note.lines).toMatchObject([{ quantity: '2.5', amount: '375.00', taxAmount: '71.25', total: '446.25' }]);
    expect(note.taxes).toMatchObject([{ code: 'vat-19', taxableAmount: '375.00', amount: '71.25' }]);
  });

  it('of an amount credits that net; where prices include tax, that gross', async () => {
    const acme = openAcme();
    const net = await issue(acme);
    const gross = await issue(acme, { pricesIncludeTax: true });
    const credit = ({ id, at }: typeof net): Promise<CreditNote> =>
      acme.invoicing.createCreditNote(id, {
        reason: 'service_unsatisfactory',
        lines: [{ lineId: at[0] as string, amount: '119' }],
      });
    expect((await credit(net)).lines).toMatchObject([
      { quantity: null, amount: '119.00', taxAmount: '22.61', total: '141.61' },
    ]);
    expect((await credit(gross)).lines).toMatchObject([
      { quantity: null, amount: '100.00', taxAmount: '19.00', total: '119.00' },
    ]);
  });

  it('names a line alone for all that is left of it', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const [lineId] = at as [string];
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, quantity: 3 }] });
    const rest = await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId }] });
    expect(rest.lines).toMatchObject([{ quantity: '5', amount: '750.00' }]);
    const travel = await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect(travel.lines).toMatchObject([{ invoiceLineId: at[1], quantity: '1', total: '73.11' }]);
  });

  it('names no remaining quantity after an amount was credited', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const lines = [{ lineId: at[0] as string, amount: '0.50' }];
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines });
    const rest = await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect(rest.lines.map((line) => [line.quantity, line.amount])).toEqual([
      [null, '1199.50'],
      ['1', '68.33'],
    ]);
  });

  it('of adjustments lowers the credit with its line, and is never credited alone', async () => {
    const acme = openAcme({ policy: { ...policies.standard, adjustments: 'allowed' } });
    const lines = [...LINES, { name: 'Rebate', quantity: '-2', unitPrice: '50.00' }];
    const { id, at, total } = await issue(acme, { lines });
    const [work, , rebate] = at as [string, string, string];
    const alone = acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId: rebate }] });
    await expect(alone).rejects.toMatchObject({ code: 'credit_note.not_positive' });
    const both = await acme.invoicing.createCreditNote(id, {
      reason: 'duplicate',
      lines: [
        { lineId: work, quantity: 4 },
        { lineId: rebate, quantity: 1 },
      ],
    });
    expect(both.lines).toMatchObject([{ amount: '600.00' }, { quantity: '-1', amount: '-50.00', taxAmount: '-9.50' }]);
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect(await acme.invoicing.get(id)).toMatchObject({ amountCredited: total, paymentStatus: 'credited' });
  });

  it('never credits more than the total, though an adjustment leaves more on its lines', async () => {
    const acme = openAcme({ policy: { ...policies.standard, adjustments: 'allowed' } });
    const lines = [
      { name: 'Work', unitPrice: '100.00' },
      { name: 'Rebate', quantity: '-1', unitPrice: '40.00' },
    ];
    const { id, at } = await issue(acme, { lines });
    const work = acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId: at[0] as string }] });
    await expect(work).rejects.toMatchObject({ faults: [{ code: 'credit_note.exceeds_invoice', path: '/lines' }] });
  });

  it('keeps what a provider stated: its amounts and its bases are credited to exactly nothing', async () => {
    const records = acmeRecords();
    const { taxCodes: _, taxIds: __, ...seller } = first(records.billingEntities);
    records.billingEntities[0] = seller;
    const stated = { code: 'ca', name: 'CA', scheme: 'sales', rate: '7.25', taxableAmount: '700.01', amount: '50.77' };
    const taxResolver = {
      resolve: async (request: TaxRequest) => ({ ...resolvedBy(request, [stated]), stated: 'as_filed' as const }),
    };
    const acme = openAcme({ records, taxResolver });
    const { id, at } = await issue(acme, { lines: LINES.slice(0, 1) });
    const notes: CreditNote[] = [];
    for (const amount of ['333.33', '333.33', '533.34']) {
      const lines = [{ lineId: at[0] as string, amount }];
      notes.push(await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines }));
    }
    expect(notes.map((note) => note.taxes.flatMap((row) => [row.taxableAmount, row.amount]))).toEqual([
      ['194.45', '14.10'],
      ['194.44', '14.11'],
      ['311.12', '22.56'],
    ]);
    expect(await acme.invoicing.get(id)).toMatchObject({ amountDue: '0.00' });
  });

  it('carries VAT in the seller’s own currency at the invoice’s rate, in sum what the invoice has', async () => {
    const acme = openAcme();
    const exchangeRate = { rate: '0.9137', date: '2025-03-28', source: 'ECB' };
    const { id, at, taxAmountInTaxCurrency } = await issue(acme, {
      customerId: 'initech',
      currency: 'USD',
      exchangeRate,
    });
    expect(taxAmountInTaxCurrency).toBe('212.69');
    const booked: (string | null)[] = [];
    for (const lines of [[{ lineId: at[0] as string, quantity: 3 }], [{ lineId: at[1] as string }], undefined]) {
      const note = await acme.invoicing.createCreditNote(id, { reason: 'duplicate', ...(lines && { lines }) });
      expect(note).toMatchObject({ taxCurrency: 'EUR', exchangeRate });
      booked.push(note.taxAmountInTaxCurrency);
    }
    expect(booked).toEqual(['78.12', '4.37', '130.20']);
  });
});

describe('a preview of a credit note', () => {
  it('is the note without a number, and stores nothing', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const input: CreditNoteInput = { reason: 'order_change', lines: [{ lineId: at[0] as string, quantity: 1 }] };
    const before = await acme.contents();
    const preview = await acme.invoicing.previewCreditNote(id, input);
    expect(await acme.contents()).toBe(before);
    const note = await acme.invoicing.createCreditNote(id, input);
    expect(note.number).toBe('CN-INV-2025-0001');
    const strip = ({ id: _, lines, number: __, ...rest }: CreditNote | typeof preview): unknown => ({
      ...rest,
      lines: lines.map((line) => ({ ...line, id: '' })),
    });
    expect(strip(preview)).toEqual({ ...(strip(note) as object), warnings: [] });
    expect(preview.number).toBeNull();
  });
});

describe('a credit note is refused', () => {
  it.each<[what: string, lines: unknown, input: object, reasons: readonly string[]]>([
    ['with no lines', [], {}, ['lines.required /lines']],
    ['for a line that is not there', [{ lineId: 'x' }], {}, ['line.not_found /lines/0/lineId']],
    ['for a line named twice', [{ lineId: FIRST }, { lineId: FIRST }], {}, ['field.conflict /lines/1/lineId']],
    [
      'for a quantity beside an amount',
      [{ lineId: FIRST, quantity: 1, amount: '1.00' }],
      {},
      ['field.conflict /lines/0/amount'],
    ],
    [
      'for more than the quantity',
      [{ lineId: FIRST, quantity: '8.01' }],
      {},
      ['credit_note.exceeds_invoice /lines/0/quantity'],
    ],
    [
      'for more than the amount',
      [{ lineId: FIRST, amount: '1200.01' }],
      {},
      ['credit_note.exceeds_invoice /lines/0/amount'],
    ],
    ['for an amount as a number', [{ lineId: FIRST, amount: 5 }], {}, ['field.type /lines/0/amount']],
    ['for an amount of zero', [{ lineId: FIRST, amount: '0.00' }], {}, ['credit_note.not_positive /lines/0/amount']],
    ['for a negative quantity', [{ lineId: FIRST, quantity: -1 }], {}, ['credit_note.not_positive /lines/0/quantity']],
    ['for a third of a cent', [{ lineId: FIRST, amount: '0.003' }], {}, ['decimal.too_long /lines/0/amount']],
    ['for "1,5"', [{ lineId: FIRST, quantity: '1,5' }], {}, ['decimal.invalid /lines/0/quantity']],
    ['for a misspelt field', [{ lineId: FIRST, quantiy: 1 }], {}, ['field.unknown /lines/0/quantiy']],
    ['for an unknown reason', undefined, { reason: 'mistake' }, ['field.value /reason']],
    ['for "other" without a text', undefined, { reason: 'other' }, ['credit_note.reason_required /reasonText']],
    ['before its invoice', undefined, { issueDate: '2025-03-30' }, ['date.before_issue_date /issueDate']],
    ['for another total', undefined, { expectedTotal: '1501.10' }, ['total.unexpected /expectedTotal']],
    [
      'for all that is wrong at once',
      [{ lineId: 'x' }, { lineId: FIRST, quantity: 1, amount: '1' }],
      { reason: 'other' },
      ['credit_note.reason_required /reasonText', 'line.not_found /lines/0/lineId', 'field.conflict /lines/1/amount'],
    ],
  ])('%s', async (_, lines, input, reasons) => {
    expect(await refusal(lines, input)).toEqual(reasons);
  });

  it('of an invoice that cost nothing', async () => {
    const lines = [{ name: 'Gift', unitPrice: '0' }];
    const acme = openAcme();
    const { id } = await issue(acme, { lines });
    const credit = acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    await expect(credit).rejects.toMatchObject({ code: 'credit_note.nothing_left' });
  });

  it('for a quantity that is worth more than amounts have left of it', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const [lineId] = at as [string];
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, amount: '0.50' }] });
    const all = acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, quantity: 8 }] });
    await expect(all).rejects.toMatchObject({
      faults: [
        {
          path: '/lines/0/quantity',
          message: `line "${lineId}" has 1199.50 of its 1200.00 left to credit, not 1200.00; credit at most that`,
          details: { left: '1199.50' },
        },
      ],
    });
  });

  it('outside the policy’s window of issue dates', async () => {
    const policy = { ...policies.standard, issueDateWindow: { pastDays: 0, futureDays: 5 } };
    expect(await refusal(undefined, { issueDate: '2025-04-06' }, { policy })).toEqual([
      'date.outside_window /issueDate',
    ]);
  });

  it('of nothing but what an object is', async () => {
    const acme = openAcme();
    const { id } = await issue(acme);
    for (const wrong of [null, undefined, 'all', []])
      await expect(acme.invoicing.createCreditNote(id, wrong as never)).rejects.toThrow(ValidationError);
  });

  it('on a draft, on a voided invoice, and on one that is not there', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    await expect(invoicing.createCreditNote(draft.id, { reason: 'duplicate' })).rejects.toThrow(InvoiceStateError);
    await invoicing.finalize(draft.id);
    await invoicing.voidInvoice(draft.id, { reason: 'typo' });
    await expect(invoicing.createCreditNote(draft.id, { reason: 'duplicate' })).rejects.toThrow(InvoiceStateError);
    await expect(invoicing.createCreditNote('nobody', { reason: 'duplicate' })).rejects.toThrow(NotFoundError);
    await expect(invoicing.previewCreditNote('nobody', { reason: 'duplicate' })).rejects.toThrow(NotFoundError);
  });

  it('when the invoice has another version than the caller saw', async () => {
    const acme = openAcme();
    const { id, version } = await issue(acme);
    await acme.invoicing.recordPayment(id, { amount: '1.00' });
    const late = acme.invoicing.createCreditNote(id, { reason: 'duplicate' }, { expectedVersion: version });
    await expect(late).rejects.toMatchObject({ code: 'invoice.changed' });
  });
});

describe('the numbers of credit notes', () => {
  it('come from the seller’s own series, by the note’s issue date', async () => {
    const records = acmeRecords();
    const creditNoteSeries = {
      scope: 'customer',
      pattern: '{PREFIX}-{CUSTOMER:3}-G{YY}-{SEQ:2}',
      reset: { yearly: 1 },
    } as const;
    records.billingEntities[0] = { ...first(records.billingEntities), creditNoteSeries };
    const acme = openAcme({ records });
    const { id, at } = await issue(acme);
    const numbers: string[] = [];
    for (const issueDate of ['2025-12-31', '2026-01-01', '2025-12-31']) {
      const lines = [{ lineId: at[0] as string, quantity: 1 }];
      numbers.push((await acme.invoicing.createCreditNote(id, { reason: 'duplicate', issueDate, lines })).number);
    }
    expect(numbers).toEqual(['ACME-007-G25-01', 'ACME-007-G26-01', 'ACME-007-G25-02']);
  });

  it('have room for what they write before the invoices’ pattern', async () => {
    const records = acmeRecords();
    const seller = first(records.billingEntities);
    records.billingEntities[0] = { ...seller, numberSeries: { ...seller.numberSeries, maxLength: 13 } };
    const acme = openAcme({ records });
    const { id, number } = await issue(acme);
    expect(number).toHaveLength(13);
    expect((await acme.invoicing.createCreditNote(id, { reason: 'duplicate' })).number).toBe(`CN-${number}`);
  });

  it('are not taken by a credit that is refused', async () => {
    const acme = openAcme();
    const { id, at } = await issue(acme);
    const wrong = { reason: 'duplicate' as const, expectedTotal: '1.00' };
    await expect(acme.invoicing.createCreditNote(id, wrong)).rejects.toThrow(ValidationError);
    const lines = [{ lineId: at[0] as string, quantity: 1 }];
    const note = await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines });
    expect(note.number).toBe('CN-INV-2025-0001');
  });

  it('come from the current seller, even when the buyer is gone', async () => {
    const records = acmeRecords();
    const acme = openAcme({ records });
    const { id, customer } = await issue(acme);
    records.customers.length = 0;
    records.billingEntities[0] = { ...first(records.billingEntities), name: 'Renamed' };
    const note = await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect(note).toMatchObject({ customer, billingEntity: { name: 'ACME GmbH' }, number: 'CN-INV-2025-0001' });
    records.billingEntities.shift();
    await expect(acme.invoicing.previewCreditNote(id, { reason: 'duplicate' })).rejects.toMatchObject({
      code: 'billing_entity.not_found',
    });
  });
});
