import fc from 'fast-check';
import type { CreditNote, Invoice } from 'oneoff';
import { renderInvoiceHtml, sheetOf } from 'oneoff/documents';
import { toCii, validateEInvoice } from 'oneoff/einvoice';
import { renderInvoicePdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../src/documents/sheet/formats.ts';
import { decimalsOf } from '../../src/money/amounts.ts';
import { documentInput, documentsOf } from '../einvoice/arbitrary-documents.ts';
import { cases } from '../unit/documents/cases.ts';
import { fonts } from '../unit/documents/fonts.ts';
import { statedInXml } from '../unit/documents/stated-in-xml.ts';
import { textOf } from '../unit/documents/text-of.ts';
import { readPages } from '../unit/pdf/reading/read-pages.ts';

const RUNS = Number(process.env['ONEOFF_PARITY_RUNS'] ?? 30);
const PROFILE = 'facturx-en16931';

/** Without what a layout changes: blanks, breaks, what steers the direction, what no font draws. */
const squeeze = (text: string): string =>
  text.normalize('NFC').replace(/[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]+/gu, '');
const inPrint = (text: string): boolean => /^[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u052f\u20ac]*$/.test(text);

/** CII has room for one preceding invoice and names the others in a note; the page lists all of them. */
const listed = (text: string): readonly string[] =>
  text.startsWith('Further preceding invoices: ')
    ? [...text.matchAll(/(\S+) of \d/g)].map(([, number = '']) => number)
    : [text];

/** What the file states and the page does not show, and the sums of the page that the file does not have. */
function differences(document: Invoice | CreditNote, shown: string, xml: string, invoice?: Invoice): readonly string[] {
  const options = { locale: 'de', ...(invoice === undefined ? {} : { invoice }) };
  const sheet = sheetOf(document, options);
  const formats = formatsOf(sheet.locale);
  const { amounts, prices, quantities, rates, dates, texts } = statedInXml(xml);
  const isGross = 'pricesIncludeTax' in document && document.pricesIncludeTax === true;
  const amountOnly = (quantity: string): boolean => invoice !== undefined && quantity === '1';
  const page = squeeze(shown);
  const wanted = [
    ...amounts.map(formats.amount),
    // A price that is made of one with tax has ten decimals that nobody agreed on.
    ...(isGross || invoice !== undefined
      ? []
      : prices.map((price) => formats.price(price, Math.min(2, decimalsOf(price))))),
    ...quantities.filter((one) => !amountOnly(one)).map(formats.number),
    ...(rates.every((rate) => Number(rate) === 0)
      ? []
      : rates.filter((rate) => Number(rate) !== 0).map(formats.percent)),
    ...dates.map(formats.date),
    ...texts.flatMap(listed),
  ];
  const unshown = wanted.filter((one) => !page.includes(squeeze(one)));
  const stated = new Set(amounts);
  const unstated = sheet.totals.flatMap(({ key, raw }) =>
    stated.has(raw) || stated.has(raw.replace(/^-/, '')) ? [] : [`${key} ${raw}`],
  );
  return [...unshown, ...unstated.map((one) => `not in the XML: ${one}`)];
}

describe('the XML, the page and the PDF of', () => {
  it.each(cases.filter(({ name }) => !/draft|voided|rupees|withholds|two hundred/.test(name)))(
    '$name say the same',
    async ({ make }) => {
      const { document, invoice } = await make();
      const options = { locale: 'de', ...(invoice === undefined ? {} : { invoice }) };
      if (validateEInvoice(document, { profile: PROFILE, ...(invoice && { invoice }) }).length > 0) return;
      const xml = toCii(document, { profile: PROFILE, ...(invoice && { invoice }) });
      const { text } = await readPages(await renderInvoicePdf(document, { ...options, facturX: PROFILE }));
      expect(differences(document, textOf(renderInvoiceHtml(document, options)), xml, invoice)).toEqual([]);
      expect(differences(document, text, xml, invoice)).toEqual([]);
    },
  );

  it('any invoice and its credit notes say the same', async () => {
    await fc.assert(
      fc.asyncProperty(documentInput, async (input) => {
        const made = await documentsOf(input);
        const notes = made.notes.map((note) => ({ document: note, invoice: made.invoice }));
        for (const { document, invoice } of [{ document: made.invoice, invoice: undefined }, ...notes]) {
          const with_ = invoice === undefined ? {} : { invoice };
          if (validateEInvoice(document, { profile: PROFILE, ...with_ }).length > 0) continue;
          const xml = toCii(document, { profile: PROFILE, ...with_ });
          expect(
            differences(document, textOf(renderInvoiceHtml(document, { locale: 'de', ...with_ })), xml, invoice),
          ).toEqual([]);
          // Texts in any script go into the page; the PDF prints those that its fonts have.
          if (!inPrint(JSON.stringify(document))) continue;
          const { text } = await readPages(await renderInvoicePdf(document, { locale: 'de', fonts, ...with_ }));
          expect(differences(document, text, xml, invoice)).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
