import type { CreditNote, Invoice } from 'oneoff';
import { renderInvoiceEmail, renderInvoiceHtml, sheetOf } from 'oneoff/documents';
import * as languages from 'oneoff/documents/labels';
import { describe, expect, it } from 'vitest';
import { type Formats, formatsOf } from '../../src/documents/sheet/formats.ts';
import { statementOf } from '../../src/statement/statement-of.ts';
import { cases } from '../unit/documents/cases.ts';
import { plain, textOf } from '../unit/documents/text-of.ts';

const all = Object.values(languages);
/** Many lines in every language would say nothing new. */
const few = [languages.en, languages.ja, languages.ar];

/** Every amount, date, number and name that an XML file of the document has. */
function statedIn(document: Invoice | CreditNote, formats: Formats, invoice?: Invoice): readonly string[] {
  const { totals, vat, lines, seller, buyer, beyond, ...statement } = statementOf(document, invoice && { invoice });
  const amounts = [
    totals.lines,
    totals.withoutVat,
    totals.vat,
    totals.vatInTaxCurrency,
    beyond.total,
    beyond.amountPayable,
    ...beyond.deposits.flatMap(({ subtotal, taxAmount, amount }) => [subtotal, taxAmount, amount]),
    ...beyond.withholdings.map(({ amount }) => amount),
    ...vat.flatMap(({ taxable, tax }) => [taxable, tax]),
    ...beyond.otherTaxes.flatMap(({ taxable, amount }) => [taxable, amount]),
    ...lines.map(({ amount }) => amount),
  ];
  const dates = [statement.issueDate, statement.dueDate, statement.delivery?.date, statement.taxPointDate];
  const texts = [
    statement.number,
    seller.name,
    seller.vatId,
    buyer.name,
    buyer.vatId,
    buyer.address?.line1,
    statement.references.purchaseOrder,
    statement.payment?.remittance,
    ...statement.precedingInvoices.map(({ number }) => number),
    ...lines.flatMap(({ item }) => [item.name, item.description]),
    ...statement.notes.map(({ text }) => text),
  ];
  return [
    ...amounts.flatMap((amount) => (amount === undefined ? [] : [formats.amount(amount)])),
    ...dates.flatMap((date) => (date === undefined ? [] : [formats.date(date)])),
    ...lines.flatMap(({ quantity }, index) => (beyond.lines[index]?.amountOnly ? [] : [formats.number(quantity)])),
    ...texts.flatMap((text) => (text === undefined ? [] : [text])),
  ].map(plain);
}

describe.each(cases)('$name', ({ make }) => {
  it('shows every amount, date, number and name of its statement, as a page and as an e-mail, in 16 languages', async () => {
    const { document, invoice } = await make();
    for (const { language } of document.lines.length > 100 ? few : all) {
      const options = { locale: language, languages: all, ...(invoice === undefined ? {} : { invoice }) };
      const formats = formatsOf(sheetOf(document, options).locale);
      const mail = renderInvoiceEmail(document, options);
      const stated = statedIn(document, formats, invoice);
      const missing = (text: string): readonly string[] => stated.filter((one) => !text.includes(one));
      expect(missing(textOf(renderInvoiceHtml(document, options))), language).toEqual([]);
      // A letter is addressed by its envelope, and leaves out the lines where they do not fit.
      if (document.lines.length > 100) continue;
      const to = [plain(document.customer.name), document.customer.address?.line1];
      expect(
        missing(textOf(mail.html)).filter((one) => !to.includes(one)),
        language,
      ).toEqual([]);
      expect(
        missing(plain(mail.text)).filter((one) => !to.includes(one)),
        language,
      ).toEqual([]);
    }
  });

  it('shows no mark of a label that nothing fills, and no text that is missing', async () => {
    const { document, invoice } = await make();
    for (const { language } of document.lines.length > 100 ? few : all) {
      const options = { locale: language, languages: all, ...(invoice === undefined ? {} : { invoice }) };
      const page = textOf(renderInvoiceHtml(document, options));
      expect(page).not.toMatch(/\{\w+\}|undefined|\bnull\b|NaN|\[object/);
    }
  });

  it('has totals that the statement has, and lines that sum up to the first', async () => {
    const { document, invoice } = await make();
    const { totals, vat, beyond } = statementOf(document, invoice && { invoice });
    const sheet = sheetOf(document, invoice && { invoice });
    const known = [
      totals.lines,
      totals.vatInTaxCurrency,
      totals.vat,
      totals.rounding,
      beyond.total,
      beyond.amountPayable,
      ...vat.map(({ tax }) => tax),
      ...beyond.otherTaxes.map(({ amount }) => amount),
      ...beyond.withholdings.map(({ amount }) => `-${amount}`),
    ];
    for (const { raw, key } of sheet.totals) expect(known, key).toContain(raw);
    const last = sheet.table.rows.findLast((row) => row.type === 'line');
    const shown = beyond.pricesIncludeTax ? beyond.total : totals.lines;
    expect(last?.type === 'line' && last.running).toBe(formatsOf(sheet.locale).amount(shown));
  });
});
