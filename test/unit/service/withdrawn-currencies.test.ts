import { type CreditNote, type FinalizedInvoice, policies, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { currencyCodes } from '../../../src/money/currency-table.ts';
import { withdrawalOf } from '../../../src/money/withdrawals.ts';
import { type Acme, acmeRecords, first, openAcme, reasons, rejection } from '../acme.ts';

const FIXED = { rate: '7.53450', date: '2023-01-01', source: 'Council Regulation (EU) 2022/1208' };
const EUR = { reason: 'cancellation', currency: 'EUR', exchangeRate: FIXED } as const;

/** Acme with a Croatian customer, at noon on 10 December 2022, and an invoice in kuna of that day. */
async function croatia(
  lines: readonly object[],
  input: object = {},
): Promise<{ acme: Acme; invoice: FinalizedInvoice }> {
  const records = acmeRecords();
  records.taxes.push(
    { code: 'hr-25', name: 'PDV', scheme: 'VAT', rate: '25', category: 'S' },
    { code: 'hr-13', name: 'PDV', scheme: 'VAT', rate: '13', category: 'S' },
    { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
  );
  const acme = openAcme({
    records,
    now: '2022-12-10T12:00:00Z',
    policy: { ...policies.standard, adjustments: 'allowed' },
  });
  const invoice = await acme.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    currency: 'HRK',
    issue: 'now',
    lines: lines.map((line) => ({ taxCodes: ['hr-25'], ...line })) as never,
    ...input,
  });
  acme.at('2023-01-10T12:00:00Z');
  return { acme, invoice };
}

/** That a note adds up, as EN 16931 wants it. */
function expectSound({ lines, taxes, subtotal, taxAmount, total }: CreditNote): void {
  const cents = (amount: string): number => Math.round(Number(amount) * 100);
  const sumOf = (amounts: readonly string[]): number => amounts.map(cents).reduce((a, b) => a + b, 0);
  expect(sumOf(lines.map((line) => line.amount))).toBe(cents(subtotal));
  expect(sumOf(lines.map((line) => line.taxAmount))).toBe(cents(taxAmount));
  expect(sumOf(taxes.map((row) => row.amount))).toBe(cents(taxAmount));
  expect(cents(subtotal) + cents(taxAmount)).toBe(cents(total));
  for (const row of taxes) {
    const own = lines.filter((line) => line.taxes.some(({ rate }) => rate === row.rate));
    expect(sumOf(own.map((line) => line.amount))).toBe(cents(row.taxableAmount));
  }
}

describe('an invoice in kuna of 2022, credited on 10 January 2023', () => {
  it('cannot be credited in kuna: the fault names EUR, 7.53450 and both ways, and nothing is stored', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1000.00' }]);
    const before = await acme.contents();
    const error = await rejection(acme.invoicing.createCreditNote(invoice.id, { reason: 'cancellation' }));
    expect(error).toBeInstanceOf(ValidationError);
    const [fault] = (error as ValidationError).faults;
    expect(fault).toMatchObject({
      code: 'currency.withdrawn',
      path: '/currency',
      details: { withdrawnOn: '2023-01-01', successor: 'EUR', rate: '7.53450' },
    });
    expect(fault?.message).toBe(
      '"HRK" was withdrawn on 2023-01-01 and the credit note is of 2023-01-10; its successor is EUR, at the fixed rate of 7.53450 HRK for 1 EUR. ' +
        'Either credit in EUR: pass currency: "EUR" and exchangeRate: { rate: "7.53450", date, source }; ' +
        'or void the invoice and reissue it with another currency: reissue(id, { currency: "EUR" })',
    );
    expect(await acme.contents()).toBe(before);
  });

  it('can still be credited in kuna with a date of 2022', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1000.00' }]);
    const note = await acme.invoicing.createCreditNote(invoice.id, { reason: 'cancellation', issueDate: '2022-12-31' });
    expect(note).toMatchObject({ currency: 'HRK', total: '1250.00', converted: null });
  });

  it('is credited in euro: 1,250.00 HRK are 165.90 EUR, and 0.00 is left', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1000.00' }]);
    const note = await acme.invoicing.createCreditNote(invoice.id, EUR);
    expect(note).toMatchObject({
      currency: 'EUR',
      subtotal: '132.72',
      taxAmount: '33.18',
      total: '165.90',
      amountPayable: '165.90',
      taxes: [{ rate: '25', taxableAmount: '132.72', amount: '33.18' }],
      converted: {
        currency: 'HRK',
        exchangeRate: FIXED,
        subtotal: '1000.00',
        total: '1250.00',
        amountPayable: '1250.00',
      },
    });
    expectSound(note);
    const after = await acme.invoicing.get(invoice.id);
    expect(after).toMatchObject({ amountCredited: '1250.00', amountDue: '0.00', paymentStatus: 'credited' });
    expect(await acme.invoicing.rebuildInvoice(invoice.id)).toEqual(after);
    const { items } = await acme.invoicing.history(invoice.id);
    expect(items.at(-1)?.data.change).toMatchObject({ creditNote: { currency: 'EUR', total: '165.90' } });
    expect(await acme.invoicing.getCreditNote(note.id)).toEqual(note);
  });

  it('in many notes, by quantity, net, gross and all that is left, the euro notes sum to the invoice converted once', async () => {
    const { acme, invoice } = await croatia([
      { name: 'Work', quantity: '7', unitPrice: '33.33' },
      { name: 'Travel', unitPrice: '0.05' },
      { name: 'Books', unitPrice: '99.99', taxCodes: ['hr-13'] },
      { name: 'Rebate', quantity: '-1', unitPrice: '10.01' },
    ]);
    const [work, , books] = invoice.lines.map(({ id }) => id) as [string, string, string];
    const notes = [
      await acme.invoicing.createCreditNote(invoice.id, { ...EUR, lines: [{ lineId: work, quantity: '2' }] }),
      await acme.invoicing.createCreditNote(invoice.id, { ...EUR, lines: [{ lineId: books, amount: '0.01' }] }),
      await acme.invoicing.createCreditNote(invoice.id, { ...EUR, lines: [{ lineId: books, grossAmount: '20.04' }] }),
      await acme.invoicing.createCreditNote(invoice.id, { ...EUR, lines: [{ lineId: work, amount: '0.03' }] }),
      await acme.invoicing.createCreditNote(invoice.id, EUR),
    ];
    for (const note of notes) expectSound(note);
    const total = notes.reduce((cents, note) => cents + Math.round(Number(note.total) * 100), 0);
    expect(total).toBe(Math.round((Number(invoice.total) / 7.5345) * 100));
    expect(await acme.invoicing.get(invoice.id)).toMatchObject({ amountDue: '0.00', amountCredited: invoice.total });
    expect(await reasons(acme.invoicing.createCreditNote(invoice.id, EUR))).toEqual([
      'credit_note.nothing_left /lines',
    ]);
  });

  it('converts what is withheld, and checks the total that was expected in euro', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1387.50', taxCodes: ['hr-25', 'irpf'] }]);
    expect(await reasons(acme.invoicing.previewCreditNote(invoice.id, { ...EUR, expectedTotal: '1734.38' }))).toEqual([
      'total.unexpected /expectedTotal',
    ]);
    const note = await acme.invoicing.createCreditNote(invoice.id, { ...EUR, expectedTotal: '230.19' });
    expect(note).toMatchObject({
      total: '230.19',
      amountWithheld: '34.99',
      amountPayable: '195.20',
      roundingAmount: '0.00',
    });
    expect(await acme.invoicing.get(invoice.id)).toMatchObject({ amountDue: '0.00', amountRefundable: '0.00' });
  });

  it('takes the fixed rate where none is given, and no other rate or currency', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1000.00' }]);
    const preview = (input: object) => acme.invoicing.previewCreditNote(invoice.id, { ...EUR, ...input });
    expect(
      (await acme.invoicing.previewCreditNote(invoice.id, { reason: 'cancellation', currency: 'EUR' })).total,
    ).toBe('165.90');
    expect(await reasons(preview({ exchangeRate: { ...FIXED, rate: '7.5346' } }))).toEqual([
      'exchange_rate.not_fixed /exchangeRate/rate',
    ]);
    expect(await reasons(preview({ currency: 'USD' }))).toEqual(['credit_note.currency_mismatch /currency']);
    expect(await reasons(preview({ currency: 'eur' }))).toEqual(['currency.unknown /currency']);
    expect(await reasons(preview({ issueDate: '2022-12-31' }))).toEqual(['credit_note.currency_mismatch /currency']);
  });

  it('is paid in kuna before and credited in euro: what was paid becomes refundable', async () => {
    const { acme, invoice } = await croatia([{ name: 'Work', unitPrice: '1000.00' }]);
    await acme.invoicing.recordPayment(invoice.id, { amount: '1250.00', receivedAt: '2022-12-12T00:00:00Z' });
    await acme.invoicing.createCreditNote(invoice.id, EUR);
    expect(await acme.invoicing.get(invoice.id)).toMatchObject({ amountRefundable: '1250.00', amountDue: '0.00' });
  });

  it.each(['void', 'credit'])(
    'is reissued in euro after a %s: prices at the fixed rate, tax date of December',
    async (way) => {
      const { acme, invoice } = await croatia([{ name: 'Work', quantity: '3', unitPrice: '1000.00' }], {
        supplyDate: '2022-12-01',
      });
      if (way === 'void') await acme.invoicing.voidInvoice(invoice.id, { reason: 'currency withdrawn' });
      else await acme.invoicing.createCreditNote(invoice.id, EUR);
      const draft = await acme.invoicing.reissue(invoice.id, { currency: 'EUR' });
      expect(draft).toMatchObject({
        currency: 'EUR',
        replaces: invoice.id,
        taxDate: '2022-12-01',
        lines: [{ unitPrice: '132.722808414626', amount: '398.17' }],
        subtotal: '398.17',
        taxAmount: '99.54',
        total: '497.71',
      });
      expect(await acme.invoicing.finalize(draft.id)).toMatchObject({ issueDate: '2023-01-10', currency: 'EUR' });
      expect(await acme.invoicing.rebuildInvoice(invoice.id)).toEqual(await acme.invoicing.get(invoice.id));
    },
  );
});

describe('every withdrawn currency of the table', () => {
  const withdrawn = currencyCodes().filter((code) => withdrawalOf(code) !== undefined);

  it.each(withdrawn)('%s is credited in what took its place, down to 0.00', async (code) => {
    const on = withdrawalOf(code)?.on as string;
    const acme = openAcme({ now: '2001-06-01T12:00:00Z', policy: { ...policies.standard, limits: { lines: 10 } } });
    const invoice = await acme.invoicing.createOneOffInvoice({
      customerId: 'hooli',
      currency: code,
      issue: 'now',
      lines: [{ name: 'Work', quantity: '3', unitPrice: '33333' }],
    });
    acme.at(`${on}T12:00:00Z`);
    const error = await rejection(acme.invoicing.createCreditNote(invoice.id, { reason: 'other', reasonText: 'late' }));
    const { details } = first((error as ValidationError).faults);
    const { successor, rate } = details as { successor: string; rate: string };
    const input = { reason: 'duplicate', currency: successor } as const;
    const [line] = invoice.lines;
    const part = await acme.invoicing.createCreditNote(invoice.id, {
      ...input,
      lines: [{ lineId: line?.id as string, quantity: '1' }],
    });
    const rest = await acme.invoicing.createCreditNote(invoice.id, input);
    const exact = Number(invoice.total) / Number(rate);
    expect(Number(part.total) + Number(rest.total)).toBeCloseTo(exact, 1);
    expect(await acme.invoicing.get(invoice.id)).toMatchObject({ paymentStatus: 'credited' });
    expect(Number((await acme.invoicing.get(invoice.id))?.amountDue)).toBe(0);
  });

  it('two successors on, the rates multiply: VEB to VES', async () => {
    const acme = openAcme({ now: '2007-06-01T12:00:00Z' });
    const { id } = await acme.invoicing.createOneOffInvoice({
      customerId: 'hooli',
      currency: 'VEB',
      issue: 'now',
      lines: [{ name: 'Work', unitPrice: '500000000.00' }],
    });
    acme.at('2025-03-31T12:00:00Z');
    expect(await acme.invoicing.createCreditNote(id, { reason: 'duplicate', currency: 'VES' })).toMatchObject({
      total: '5.95',
      converted: { exchangeRate: { rate: '100000000' } },
    });
  });

  it('so is a currency of the host, with the rate that it gives', async () => {
    const currencies = [{ code: 'OLD', exponent: 0, withdrawnOn: '2025-01-01' }];
    const acme = openAcme({ now: '2024-06-01T12:00:00Z', currencies });
    const { id } = await acme.invoicing.createOneOffInvoice({
      customerId: 'hooli',
      currency: 'OLD',
      issue: 'now',
      lines: [{ name: 'Work', unitPrice: '100' }],
    });
    acme.at('2025-03-31T12:00:00Z');
    const credit = (input: object) => acme.invoicing.createCreditNote(id, { reason: 'duplicate', ...input });
    expect(await reasons(credit({ currency: 'EUR' }))).toEqual(['exchange_rate.required /exchangeRate']);
    const exchangeRate = { rate: '3', date: '2025-01-01', source: 'house' };
    expect(await credit({ currency: 'EUR', exchangeRate })).toMatchObject({
      subtotal: '33.34',
      taxAmount: '6.33',
      total: '39.67',
    });
  });
});

describe('a customer billed in a withdrawn currency', () => {
  it('may be billed in its successor, although the record still names the old one', async () => {
    const records = acmeRecords();
    records.customers[0] = { ...(records.customers[0] as (typeof records.customers)[0]), currency: 'HRK' };
    const acme = openAcme({ records });
    const bill = (currency: string) =>
      acme.invoicing.createOneOffInvoice({
        customerId: 'hooli',
        currency,
        lines: [{ name: 'Work', unitPrice: '1.00' }],
      });
    expect((await bill('EUR')).currency).toBe('EUR');
    expect(await reasons(bill('USD'))).toEqual(['currency.customer_mismatch /currency']);
  });
});
