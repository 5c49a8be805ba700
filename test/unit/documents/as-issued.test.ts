import type { Invoice } from 'oneoff';
import {
  accountSheetOf,
  receiptSheetOf,
  renderAccountHtml,
  renderInvoiceEmail,
  renderInvoiceHtml,
  renderReceiptHtml,
  sheetOf,
} from 'oneoff/documents';
import { describe, expect, it } from 'vitest';
import { issued, openNordwind, twelve, twelveInput } from './nordwind.ts';
import { textOf } from './text-of.ts';

const create = { ...twelveInput, issue: 'now' } as never;
const values = (invoice: Invoice, show: 'as_issued' | 'settlement') =>
  sheetOf(invoice, { show }).totals.map(({ key, value }) => [key, value.replace(/\s/g, ' ')]);

describe('an issued invoice', () => {
  it('looks the same after a payment and a credit, to the byte', async () => {
    const invoicing = openNordwind();
    const before = await invoicing.createOneOffInvoice(create);
    await invoicing.recordPayment(before.id, { amount: '5000.00' });
    await invoicing.createCreditNote(before.id, {
      reason: 'other',
      reasonText: 'Kulanz',
      lines: [{ lineId: before.lines[0]?.id as string }],
    });
    const after = (await invoicing.get(before.id)) as Invoice;
    expect(renderInvoiceHtml(after)).toBe(renderInvoiceHtml(before));
    expect(renderInvoiceEmail(after)).toEqual(renderInvoiceEmail(before));
    expect(after.amountDue).not.toBe(before.amountDue);
  });

  it('shows payments, credits and the balance on request', async () => {
    const invoicing = openNordwind();
    const { id, lines } = await invoicing.createOneOffInvoice(create);
    await invoicing.recordPayment(id, { amount: '5000.00' });
    await invoicing.createCreditNote(id, { reason: 'order_change', lines: [{ lineId: lines[0]?.id as string }] });
    const after = (await invoicing.get(id)) as Invoice;
    expect(values(after, 'as_issued').map(([key]) => key)).toEqual(['net', 'tax', 'tax', 'taxTotal', 'total']);
    expect(values(after, 'settlement').slice(4)).toEqual([
      ['total', '15.253,36'],
      ['paid', '-5.000,00'],
      ['credited', '-1.725,50'],
      ['due', '8.527,86 €'],
    ]);
    expect(textOf(renderInvoiceHtml(after, { show: 'settlement' }))).toContain('8.527,86 € bis zum');
  });

  it('asks for nothing where nothing is left', async () => {
    const invoicing = openNordwind();
    const { id } = await invoicing.createOneOffInvoice(create);
    const paid = await invoicing.recordPayment(id, { amount: '15253.36' });
    const { payment } = sheetOf(paid, { show: 'settlement' });
    expect(payment?.texts).toEqual(['Es ist nichts mehr zu zahlen.']);
    expect(payment?.code).toBeNull();
  });
});

describe('a state', () => {
  it('draft is marked on the page and in the e-mail', async () => {
    const draft = await openNordwind().createOneOffInvoice(twelveInput as never);
    expect(sheetOf(draft).stamp).toEqual({ kind: 'draft', text: 'ENTWURF' });
    expect(renderInvoiceHtml(draft)).toContain('<p class="badge draft">ENTWURF</p>');
    expect(renderInvoiceEmail(draft).text).toContain('ENTWURF');
  });

  it('voided is stamped, and asks for no money', async () => {
    const invoicing = openNordwind();
    const { id } = await invoicing.createOneOffInvoice(create);
    const voided = await invoicing.voidInvoice(id, { reason: 'typo' });
    expect(sheetOf(voided).stamp?.text).toBe('STORNIERT');
    expect(sheetOf(voided).payment).toBeNull();
  });
});

describe('a receipt', () => {
  it('has each payment, refund and reversal, their sum and what is left', async () => {
    const invoicing = openNordwind();
    const { id } = await invoicing.createOneOffInvoice(create);
    await invoicing.recordPayment(id, { amount: '5000.00', method: 'SEPA', reference: 'A-1' });
    const paid = await invoicing.recordPayment(id, { amount: '253.36', receivedAt: '2026-11-23T23:30:00Z' });
    const sheet = receiptSheetOf(paid);
    const rows = sheet.table.rows.map((row) => (row.type === 'line' ? row.cells.map(({ text }) => text) : []));
    expect(rows).toEqual([
      ['24.11.2026', 'Zahlung erhalten', 'SEPA', 'A-1', '5.000,00'],
      ['24.11.2026', 'Zahlung erhalten', '', '', '253,36'],
    ]);
    expect(sheet.totals.map(({ raw }) => raw)).toEqual(['10000.00', '5253.36']);
    const [one] = paid.payments;
    expect(receiptSheetOf(paid, { paymentId: one?.id as string }).totals.at(-1)?.raw).toBe('5000.00');
    expect(textOf(renderReceiptHtml(paid))).toContain('Zahlungsbeleg RE-2026-0118');
  });
});

describe('a statement of account', () => {
  const make = async () => {
    const invoicing = openNordwind();
    const first = await invoicing.createOneOffInvoice(create);
    const second = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now', lines: [twelve[0]] } as never);
    await invoicing.recordPayment(first.id, { amount: '5000.00' });
    const note = await invoicing.createCreditNote(first.id, {
      reason: 'order_change',
      lines: [{ lineId: first.lines[0]?.id as string }],
    });
    const invoices = [(await invoicing.get(second.id)) as Invoice, (await invoicing.get(first.id)) as Invoice];
    return { invoices, note, invoicing };
  };
  const open = (invoices: readonly Invoice[], asOf: string, creditNotes?: readonly never[]) =>
    accountSheetOf(invoices, { asOf, ...(creditNotes && { creditNotes }) }).totals.map(
      ({ key, raw }) => `${key} ${raw}`,
    );

  it('lists open invoices, oldest first, and what is overdue', async () => {
    const { invoices } = await make();
    expect(open(invoices, '2026-12-24')).toEqual(['open 10253.36']);
    expect(open(invoices, '2026-12-25')).toEqual(['open 10253.36', 'overdue 10253.36']);
    const page = textOf(renderAccountHtml(invoices, { asOf: '2026-12-25' }));
    expect(page.indexOf('RE-2026-0118')).toBeLessThan(page.indexOf('RE-2026-0119'));
    expect(page).toContain('überfällig seit 25.12.2026');
  });

  it('of an earlier day leaves out what came later', async () => {
    const { invoices, note } = await make();
    const later = { ...note, issueDate: '2026-11-30' };
    expect(open(invoices, '2026-11-24', [later as never])).toEqual(['open 11978.86']);
    expect(open(invoices, '2026-11-30', [later as never])).toEqual(['open 10253.36']);
    expect(open(invoices, '2026-11-23')).toEqual([]);
    expect(accountSheetOf(invoices, { asOf: '2026-11-23' }).introduction).toEqual(['Es sind keine Posten offen.']);
  });

  it('sums up each currency by itself', async () => {
    const { invoices } = await make();
    const [first, second] = invoices as [Invoice, Invoice];
    const sheet = accountSheetOf([{ ...first, currency: 'USD' }, second], { asOf: '2026-11-24' });
    expect(sheet.totals.map(({ value }) => value.replace(/\s/g, ' '))).toEqual(['8.527,86 €', '1.725,50 $']);
    expect(sheet.table.rows.filter(({ type }) => type === 'heading').length).toBe(2);
  });
});

describe('an e-mail', () => {
  it('stays below 102 kB, whatever the document has, and says how many lines are left out', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => ({ ...twelve[index % 12], description: 'ß'.repeat(500) }));
    const { html, text } = renderInvoiceEmail(await issued({ lines }));
    for (const one of [html, text]) {
      expect(new TextEncoder().encode(one).length).toBeLessThan(102_000);
      expect(textOf(one)).toContain('400');
    }
    const notes = Array(50).fill('ü'.repeat(5000));
    const { html: short } = renderInvoiceEmail(await issued(), { notes });
    expect(new TextEncoder().encode(short).length).toBeLessThan(102_000);
  });

  it('of twelve lines has them all', async () => {
    const { html, subject } = renderInvoiceEmail(await issued(), { locale: 'en' });
    expect(subject).toBe('Invoice RE-2026-0118 from Nordwind');
    for (const { name } of twelve) expect(textOf(html)).toContain(name);
    expect(html).not.toMatch(/<(?:style|img|script|link)\b/);
  });
});
