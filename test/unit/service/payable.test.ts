import { type Invoice, type InvoicingError, type Policy, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons, rejection } from '../acme.ts';

const { standard } = policies;

/** Acme, where a line is billed without tax, so that the prices are the totals. */
function world(policy: Partial<Policy> = {}): Acme {
  return openAcme({ policy: { ...standard, ...policy } });
}

const untaxed = (unitPrice: string) => ({
  ...INPUT,
  issue: 'now' as const,
  lines: [{ name: 'Training', unitPrice, taxCodes: ['vat-e'] }],
});

describe('an invoice in Swiss francs, rounded to cash', () => {
  const swiss = (policy: Partial<Policy> = {}): Acme => {
    const records = acmeRecords();
    records.taxes.push({ code: 'vat-7.7', name: 'MWST', scheme: 'VAT', rate: '7.7', category: 'S' });
    return openAcme({ records, policy: { ...standard, cashRounding: { CHF: '0.05' }, ...policy } });
  };
  const input = {
    ...INPUT,
    currency: 'CHF',
    issue: 'now' as const,
    lines: [{ name: 'Beratung', unitPrice: '295.00', taxCodes: ['vat-7.7'] }],
  };

  it('of 295.00 at 7.7 % has a total of 317.72, of which 317.70 is payable, and 317.70 settles it', async () => {
    const { invoicing } = swiss();
    const invoice = await invoicing.createOneOffInvoice(input);
    expect(invoice).toMatchObject({
      total: '317.72',
      cashRounding: '0.05',
      roundingAmount: '-0.02',
      amountPayable: '317.70',
      amountDue: '317.70',
    });
    expect(await reasons(invoicing.recordPayment(invoice.id, { amount: '317.72' }))).toEqual([
      'payment.exceeds_due /amount',
    ]);
    expect(await invoicing.recordPayment(invoice.id, { amount: '317.70' })).toMatchObject({
      paymentStatus: 'paid',
      amountDue: '0.00',
      amountRefundable: '0.00',
    });
  });

  it.each([
    ['100.02', '100.00', '-0.02'],
    ['100.03', '100.05', '0.02'],
    ['100.025', '100.05', '0.02'],
    ['100.07', '100.05', '-0.02'],
    ['100.08', '100.10', '0.02'],
    ['0.02', '0.00', '-0.02'],
    ['100.05', '100.05', '0.00'],
  ])('of %s without tax is %s', async (unitPrice, amountPayable, roundingAmount) => {
    const { invoicing } = swiss();
    const lines = [{ name: 'A', unitPrice, taxCodes: ['vat-e'] }];
    const invoice = await invoicing.createOneOffInvoice({ ...input, lines });
    expect(invoice).toMatchObject({ amountPayable, roundingAmount });
    expect(invoice.paymentStatus).toBe(amountPayable === '0.00' ? 'paid' : 'unpaid');
  });

  it('rounds no other currency', async () => {
    const { invoicing } = swiss();
    expect(await invoicing.createOneOffInvoice(untaxed('100.02'))).toMatchObject({
      cashRounding: null,
      roundingAmount: '0.00',
      amountPayable: '100.02',
    });
  });

  it('is credited down to nothing, in whatever parts', async () => {
    const { invoicing } = swiss();
    const { id, lines } = await invoicing.createOneOffInvoice(input);
    await invoicing.recordPayment(id, { amount: '317.70' });
    const lineId = first(lines).id;
    const notes = [];
    for (const amount of ['100.00', '33.33', '0.01'])
      notes.push(await invoicing.createCreditNote(id, { reason: 'order_change', lines: [{ lineId, amount }] }));
    notes.push(await invoicing.createCreditNote(id, { reason: 'cancellation' }));
    expect(notes.map((note) => [note.total, note.roundingAmount, note.amountPayable])).toEqual([
      ['107.70', '0.00', '107.70'],
      ['35.90', '0.00', '35.90'],
      ['0.01', '-0.01', '0.00'],
      ['174.11', '-0.01', '174.10'],
    ]);
    expect(await invoicing.get(id)).toMatchObject({ amountCredited: '317.70', amountRefundable: '317.70' });
  });

  it('keeps the rounding that it was issued with when the policy changes', async () => {
    const acme = swiss();
    const { id } = await acme.invoicing.createOneOffInvoice(input);
    const later = acme.as({ policy: standard });
    expect(await later.createCreditNote(id, { reason: 'cancellation' })).toMatchObject({ amountPayable: '317.70' });
    expect(await later.get(id)).toMatchObject({ amountDue: '0.00', paymentStatus: 'credited' });
  });

  it.each([
    [{ CHD: '0.05' }, '/policy/cashRounding/CHD'],
    [{ CHF: '0' }, '/policy/cashRounding/CHF'],
    [{ CHF: '-0.05' }, '/policy/cashRounding/CHF'],
    [{ CHF: '0.005' }, '/policy/cashRounding/CHF'],
    [{ JPY: '0.5' }, '/policy/cashRounding/JPY'],
  ])('is refused under a policy with %j', (cashRounding, path) => {
    expect(() => world({ cashRounding })).toThrow(path);
  });
});

describe('a small difference', () => {
  it('of 0.01 on 42.42 is written off: settled, and no number is used', async () => {
    const acme = world({ writeOff: { limit: '0.05' } });
    const { invoicing } = acme;
    const { id, number } = await invoicing.createOneOffInvoice(untaxed('42.42'));
    await invoicing.recordPayment(id, { amount: '42.41' });
    const closed = await invoicing.writeOff(id, { reason: 'bank charges' });
    expect(closed).toMatchObject({
      number,
      total: '42.42',
      amountPayable: '42.42',
      amountWrittenOff: '0.01',
      amountDue: '0.00',
      amountRefundable: '0.00',
      paymentStatus: 'paid',
      writeOffs: [{ amount: '0.01', reason: 'bank charges', reversedAt: null }],
    });
    expect(await invoicing.creditNotes(id)).toEqual([]);
    expect((await invoicing.history(id)).items.slice(-2).map((event) => event.type)).toEqual([
      'invoice.written_off',
      'invoice.paid',
    ]);
    expect(await invoicing.createOneOffInvoice(untaxed('1.00'))).toMatchObject({ number: 'INV-2025-0002' });
  });

  it('lowers no tax, and a credit note after it still takes back all of it', async () => {
    const { invoicing } = world();
    const issued = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    await invoicing.recordPayment(issued.id, { amount: '118.99' });
    const closed = await invoicing.writeOff(issued.id, { reason: 'bank charges' });
    expect([closed.taxes, closed.taxAmount, closed.total]).toEqual([issued.taxes, '19.00', '119.00']);
    expect(await invoicing.createCreditNote(issued.id, { reason: 'cancellation' })).toMatchObject({ total: '119.00' });
    expect(await invoicing.get(issued.id)).toMatchObject({ amountRefundable: '118.99', amountDue: '0.00' });
  });

  it('is claimed again when the write-off is reversed, once', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('42.42'));
    await invoicing.recordPayment(id, { amount: '42.41' });
    const closed = await invoicing.writeOff(id, { amount: '0.01', reason: 'bank charges' });
    const writeOffId = first(closed.writeOffs).id;
    const opened = await invoicing.reverseWriteOff(id, { writeOffId });
    expect(opened).toMatchObject({
      amountDue: '0.01',
      amountWrittenOff: '0.00',
      paymentStatus: 'partially_paid',
      paidAt: null,
      writeOffs: [{ id: writeOffId, amount: '0.01', reversedAt: '2025-03-31T10:00:00.000Z' }],
    });
    expect(await invoicing.reverseWriteOff(id, { writeOffId })).toEqual(opened);
    expect(await invoicing.recordPayment(id, { amount: '0.01' })).toMatchObject({ paymentStatus: 'paid' });
    expect(await invoicing.rebuildInvoice(id)).toEqual(await invoicing.get(id));
  });

  it('that is the whole invoice makes it written off, not paid', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('0.03'));
    expect(await invoicing.writeOff(id, { reason: 'not worth a letter' })).toMatchObject({
      paymentStatus: 'written_off',
      paidAt: null,
    });
    expect((await invoicing.list({ paymentStatus: ['unpaid', 'partially_paid'] })).items).toEqual([]);
    expect(await reasons(invoicing.writeOff(id, { reason: 'again' }))).toEqual(['invoice.wrong_state']);
    expect(await reasons(invoicing.voidInvoice(id, { reason: 'typo' }))).toEqual(['void.paid']);
  });

  it('is written off once under an idempotency key', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    const once = { idempotencyKey: 'close' };
    const closed = await invoicing.writeOff(id, { amount: '0.01', reason: 'charges' }, once);
    expect(await invoicing.writeOff(id, { amount: '0.01', reason: 'charges' }, once)).toEqual(closed);
    expect(await invoicing.get(id)).toMatchObject({ amountWrittenOff: '0.01' });
  });

  it.each<[what: string, limit: Policy['writeOff']['limit'], amount: string, refused: boolean]>([
    ['up to the limit', '0.05', '0.05', false],
    ['beyond it', '0.05', '0.06', true],
    ['up to the limit of its currency', { EUR: '0.05', USD: '9' }, '0.05', false],
    ['beyond that', { EUR: '0.05', USD: '9' }, '0.06', true],
    ['where its currency has no limit', { USD: '9' }, '0.01', true],
    ['without a limit', null, '10.00', false],
    ['where none is allowed', '0', '0.01', true],
  ])('is written off %s', async (_, limit, amount, refused) => {
    const { invoicing } = world({ writeOff: { limit } });
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    const written = invoicing.writeOff(id, { amount, reason: 'charges' });
    if (refused) expect(await reasons(written)).toEqual(['write_off.exceeds_limit /amount']);
    else expect(await written).toMatchObject({ amountWrittenOff: amount });
  });

  it('is not written off in slices to get past the limit', async () => {
    const { invoicing } = world({ writeOff: { limit: '0.05' } });
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    await invoicing.writeOff(id, { amount: '0.03', reason: 'charges' });
    const error = (await rejection(invoicing.writeOff(id, { amount: '0.03', reason: 'charges' }))) as InvoicingError;
    expect(error.message).toContain('0.06');
    expect(error.message).toContain('0.05 EUR');
  });

  it.each([[{ EUX: '1' }], ['-1'], ['1,00'], [{ EUR: '0.001' }]])('has no limit of %j', (limit) => {
    expect(() => world({ writeOff: { limit: limit as string } })).toThrow('/policy/writeOff/limit');
  });
});

describe('a payment of 63.05 on 57.10', () => {
  const issue = ({ invoicing }: Acme): Promise<Invoice> => invoicing.createOneOffInvoice(untaxed('57.10'));

  it('is refused by default, with the way out', async () => {
    const acme = world();
    const { id } = await issue(acme);
    const error = await rejection(acme.invoicing.recordPayment(id, { amount: '63.05' }));
    expect(error.code).toBe('payment.exceeds_due');
    expect(error.message).toContain('overpayment: "refundable"');
  });

  it('leaves 5.95 refundable where the policy says so, and the refund settles that', async () => {
    const acme = world({ overpayment: 'refundable' });
    const { id } = await issue(acme);
    expect(await acme.invoicing.recordPayment(id, { amount: '63.05' })).toMatchObject({
      amountPaid: '63.05',
      amountDue: '0.00',
      amountRefundable: '5.95',
      paymentStatus: 'paid',
    });
    expect(await reasons(acme.invoicing.recordRefund(id, { amount: '5.96' }))).toEqual([
      'payment.exceeds_refundable /amount',
    ]);
    expect(await acme.invoicing.recordRefund(id, { amount: '5.95' })).toMatchObject({
      amountPaid: '57.10',
      amountRefundable: '0.00',
      paymentStatus: 'paid',
    });
  });

  it('of an amount that no invoice can have is refused', async () => {
    const acme = world({ overpayment: 'refundable' });
    const { id } = await issue(acme);
    expect(await reasons(acme.invoicing.recordPayment(id, { amount: '1000000000000000.01' }))).toEqual([
      'amount.too_large /amount',
    ]);
    expect(await acme.invoicing.get(id)).toMatchObject({ amountPaid: '0.00' });
  });
});
