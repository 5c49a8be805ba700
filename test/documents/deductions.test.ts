import type { FinalizedInvoice, Invoicing } from 'oneoff';
import { renderInvoiceHtml, sheetOf } from 'oneoff/documents';
import { en } from 'oneoff/documents/labels';
import { toCii, toUbl } from 'oneoff/einvoice';
import { renderInvoicePdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { acmeRecords, openAcme } from '../unit/acme.ts';
import { readPages } from '../unit/pdf/reading/read-pages.ts';

/** Acme with a customer and, unless it is left out, a seller of these languages. */
function open(buyer: string | undefined, seller?: string): Invoicing {
  const records = acmeRecords();
  return openAcme({
    records: {
      ...records,
      billingEntities: records.billingEntities.map((one) => ({ ...one, locale: seller ?? null })),
      customers: records.customers.map((one) => ({ ...one, locale: buyer ?? null })),
    } as never,
  }).invoicing;
}

const lines = [{ name: 'Job', unitPrice: '100.00' }];

async function finalOf(invoicing: Invoicing, name?: string): Promise<FinalizedInvoice> {
  const { id: invoiceId } = await invoicing.createOneOffInvoice({
    ...{ customerId: 'hooli', documentType: 'prepayment', issue: 'now' },
    lines: [{ name: 'Deposit', unitPrice: '40.00' }],
  });
  const deposits = [{ invoiceId, ...(name !== undefined && { name }) }];
  return invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines, deposits });
}

describe('the line that deducts a deposit', () => {
  it.each([
    ['de-AT', undefined, 'Anzahlung'],
    ['fr-BE', 'de-DE', 'Acompte'],
    ['es', undefined, 'Anticipo'],
    [undefined, 'it-IT', 'Acconto'],
    ['hu-HU', 'nl', 'Voorschot'],
    [undefined, undefined, 'Deposit'],
  ])(
    'for a customer of %s and a seller of %s is an %s, on the page, in the PDF and in the XML',
    async (buyer, seller, word) => {
      const final = await finalOf(open(buyer, seller));
      const name = `${word} ${final.deposits[0]?.number}`;
      expect(final.lines.at(-1)).toMatchObject({ name, quantity: '-1', unitPrice: '40.00' });
      expect(renderInvoiceHtml(final)).toContain(name);
      expect((await readPages(await renderInvoicePdf(final))).text).toContain(name);
      expect(toUbl(final, { profile: 'en16931' })).toContain(`<cbc:Name>${name}</cbc:Name>`);
      expect(toCii(final, { profile: 'en16931' })).toContain(`<ram:Name>${name}</ram:Name>`);
    },
  );

  it('has a word in every language that documents have labels for', async () => {
    const all = await import('oneoff/documents/labels');
    for (const { language } of [en, ...Object.values(all)]) {
      const name = (await finalOf(open(language))).lines.at(-1)?.name ?? '';
      expect(name.startsWith('Deposit ')).toBe(language === 'en');
    }
  });

  it('has the name that the host gives it, after an edit and on a credit note too', async () => {
    const invoicing = open('de');
    const { id: invoiceId } = await invoicing.createOneOffInvoice({
      ...{ customerId: 'hooli', documentType: 'prepayment', issue: 'now' },
      lines: [{ name: 'Deposit', unitPrice: '40.00' }],
    });
    const deposits = [{ invoiceId, name: '1. Abschlag gemäß Vertrag' }];
    const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines, deposits });
    const edited = await invoicing.updateDraft(draft.id, { memo: 'Danke' });
    expect(edited.deposits).toMatchObject([{ invoiceId, name: '1. Abschlag gemäß Vertrag' }]);
    const final = await invoicing.finalize(draft.id);
    expect(final.lines.at(-1)?.name).toBe('1. Abschlag gemäß Vertrag');
    const creditNote = await invoicing.createCreditNote(final.id, { reason: 'cancellation' });
    expect(creditNote.lines.at(-1)?.name).toBe('1. Abschlag gemäß Vertrag');
  });

  it('is where the deposit is named; among the facts stand the invoices that this one follows', async () => {
    const final = await finalOf(open('en'));
    const facts = sheetOf({ ...final, precedingInvoices: [{ number: 'INV-7', issueDate: '2026-01-07' }] }).facts;
    expect(facts.filter(({ key }) => key === 'originalInvoice')).toEqual([
      { key: 'originalInvoice', label: 'Original invoice', value: 'INV-7 (Jan 7, 2026)' },
    ]);
  });

  it.each([
    ['es', '1.450,00'],
    ['pl', '1\u00a0450,00'],
    ['pt', '1\u00a0450,00'],
    ['it', '1.450,00'],
  ])('and every other amount is grouped from four digits on, in %s too', async (locale, amount) => {
    const languages = Object.values(await import('oneoff/documents/labels'));
    const invoice = await open(locale).createOneOffInvoice({
      ...{ customerId: 'hooli', issue: 'now' },
      lines: [{ name: 'Job', unitPrice: '1450.00' }],
    });
    const { table } = sheetOf(invoice, { languages });
    expect(JSON.stringify(table.rows)).toContain(`"${amount}"`);
  });
});
