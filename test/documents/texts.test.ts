import { sheetOf } from 'oneoff/documents';
import { renderAccountPdf, renderInvoicePdf, renderReceiptPdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { cases } from '../unit/documents/cases.ts';
import { issued, openNordwind, twelveInput } from '../unit/documents/nordwind.ts';
import { readObjects } from '../unit/pdf/reading/read-objects.ts';
import { readPages } from '../unit/pdf/reading/read-pages.ts';
import { printSample, sampleSheet } from '../unit/pdf/reading/sample-sheet.ts';
import { textsOfSheet } from '../unit/pdf/reading/texts-of-sheet.ts';

/** A text without what the layout of lines changes. */
const squeeze = (text: string): string => text.normalize('NFC').replace(/[\s\u00a0\u202f]+/g, '');

describe('the pages', () => {
  it.each(cases)('of $name show every text of the sheet', async ({ make }) => {
    const { document, invoice } = await make();
    const options = invoice === undefined ? {} : { invoice };
    const sheet = sheetOf(document, options);
    const { text } = await readPages(await renderInvoicePdf(document, options));
    const shown = squeeze(text);
    expect(textsOfSheet(sheet).filter((one) => !shown.includes(squeeze(one)))).toEqual([]);
  });

  it('mark every page of a draft and of a voided invoice', async () => {
    const lines = Array.from({ length: 80 }, (_, at) => ({ name: `Leistung ${at}`, amount: 10 }));
    const { pages } = await readPages(
      await printSample(sampleSheet(lines, { stamp: { kind: 'draft', text: 'ENTWURF' } })),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.map(({ text }) => text)).toContain('ENTWURF');
  });

  it('never change with a payment', async () => {
    const invoicing = openNordwind();
    const invoice = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as never);
    const before = await renderInvoicePdf(invoice);
    const paid = await invoicing.recordPayment(invoice.id, { amount: '100.00' });
    expect(Buffer.from(await renderInvoicePdf(paid)).equals(before)).toBe(true);
    const receipt = await readPages(await renderReceiptPdf(paid));
    expect(receipt.text).toContain('100,00');
    const account = await readPages(await renderAccountPdf([paid], { asOf: '2026-12-31' }));
    expect(account.text).toContain(invoice.number);
  });

  it('show hostile texts as texts, without boxes', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      ']]> &amp; <b>',
      '\u202eEVIL\u202c abc',
      'soft\u00adhyphen \u200b\u200e\ufeff\u2060',
      'nul\u0000 bell\u0007 lone\ud800 surrogate',
      '(()) \\ ) Tj ET',
      'x'.repeat(5000),
      'a\u0301\u0302\u0303e\u0308\r\n\tline two',
    ];
    const sheet = sampleSheet(
      hostile.map((name) => ({ name, small: [name], amount: 1 })),
      {
        title: hostile[5] as string,
        recipient: { heading: null, name: hostile[6] as string, lines: hostile },
        seller: { heading: null, name: hostile.join(' '), lines: hostile },
        facts: hostile.map((value, at) => ({ key: 'x', label: at === 6 ? 'Lang' : value, value })),
        parties: hostile.map((name) => ({ heading: name, name, lines: hostile })),
        introduction: hostile,
        notes: hostile.map((text) => ({ key: 'note', text })),
        footer: [hostile, hostile],
        returnAddress: hostile.join(''),
      },
    );
    const bytes = await printSample(sheet);
    const [read, objects] = [await readPages(bytes), await readObjects(bytes)];
    expect(objects.boxes).toBe(0);
    expect(read.text).toContain('<script>alert(1)</script>');
    expect(read.text).toContain('EVIL abc');
    expect(squeeze(read.text)).toContain('x'.repeat(5000));
    for (const page of read.pages) {
      for (const { x, y, width, text } of page) {
        expect(x, text).toBeGreaterThan(0);
        expect(x + width, text).toBeLessThan(596);
        expect(y, text).toBeLessThan(842);
      }
    }
  });

  it('are refused with the path of a character that no font has', async () => {
    const invoice = await issued({ lines: [{ name: '設定', unitPrice: '10.00' }] });
    await expect(renderInvoicePdf(invoice)).rejects.toMatchObject({
      faults: [
        { code: 'document.glyph_missing', path: '/lines/0/name', details: { character: '設', script: 'Han' } },
        { code: 'document.glyph_missing', path: '/lines/0/name', details: { character: '定', codePoints: 'U+5B9A' } },
      ],
    });
  });
});
