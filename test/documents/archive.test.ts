import { toCii } from 'oneoff/einvoice';
import { renderInvoicePdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { cases } from '../unit/documents/cases.ts';
import { issued, openNordwind, twelveInput } from '../unit/documents/nordwind.ts';
import { type ReadObjects, readObjects } from '../unit/pdf/reading/read-objects.ts';
import { type ReadPdf, readPages, tagsOf } from '../unit/pdf/reading/read-pages.ts';
import { isWellFormed } from '../unit/pdf/reading/well-formed.ts';

/** What each file must be, whatever it shows. */
function expectArchivable(objects: ReadObjects, read: ReadPdf): void {
  expect(objects.outputIntents).toBe(1);
  expect(objects.fonts.embedded).toBe(objects.fonts.all);
  expect(objects.fonts.all).toBeGreaterThan(0);
  expect(objects.isEncrypted).toBe(false);
  expect(objects.trailerId).toHaveLength(2);
  expect(objects.transparent).toBe(0);
  expect(objects.boxes).toBe(0);
  expect(objects.showsTitle).toBe(true);
  expect(objects.language).not.toBe('');
  expect(read.isMarked).toBe(true);
  expect(isWellFormed(read.xmp)).toBe(true);
  expect(read.xmp).toContain('<pdfaid:part>3</pdfaid:part>');
  expect(read.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  expect(read.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(tagsOf(read.tags, 'H1').length).toBeGreaterThan(0);
  expect(new Set(objects.rowWidths).size).toBe(1);
}

describe('the PDF of', () => {
  it.each(cases)('$name can be archived, read aloud and is the same each time', async ({ make }) => {
    const { document, invoice } = await make();
    const options = invoice === undefined ? {} : { invoice };
    const bytes = await renderInvoicePdf(document, options);
    expectArchivable(await readObjects(bytes), await readPages(bytes));
    expect(Buffer.from(await renderInvoicePdf(document, options)).equals(bytes)).toBe(true);
  });

  it('an invoice has a heading, a table of six columns with a row for each line, and a code with a description', async () => {
    const { roles, alternatives } = await readObjects(await renderInvoicePdf(await issued()));
    // A head, 12 lines, and a heading and a sum for each of 4 groups.
    expect(roles).toMatchObject({ Document: 1, H1: 1, Table: 1, TH: 6, TR: 1 + 12 + 8, Figure: 1 });
    expect(alternatives.every((text) => text !== '')).toBe(true);
  });

  it('a seller with & and < in its name has well-formed metadata', async () => {
    const name = 'Müller & Söhne <GmbH> "1" \'2\' ]]>';
    const invoice = await issued({}, { seller: { name, tradingName: name } });
    const read = await readPages(await renderInvoicePdf(invoice, { brand: { name } }));
    expect(isWellFormed(read.xmp)).toBe(true);
    expect(read.xmp).toContain('Müller &#38; Söhne &#60;GmbH&#62;');
    expect(read.text).toContain('<GmbH>');
  });
});

describe('Factur-X', () => {
  const electronicAddress = { scheme: 'EM', value: 'rechnung@example.com' };

  it.each([
    ['facturx-en16931', 'factur-x.xml', 'EN 16931', '/Alternative'],
    ['facturx-basic-wl', 'factur-x.xml', 'BASIC WL', '/Data'],
    ['xrechnung', 'xrechnung.xml', 'XRECHNUNG', '/Alternative'],
  ] as const)('%s attaches what toCii writes', async (profile, name, level, relationship) => {
    const invoice = await issued({}, { seller: { electronicAddress }, customer: { electronicAddress } });
    const bytes = await renderInvoicePdf(invoice, { facturX: profile });
    const [read, objects] = [await readPages(bytes), await readObjects(bytes)];
    expect(new TextDecoder().decode(read.attachments[name])).toBe(toCii(invoice, { profile }));
    expect(objects.associated).toEqual([relationship]);
    expect(read.xmp).toContain(`<fx:ConformanceLevel>${level}</fx:ConformanceLevel>`);
    expect(read.xmp).toContain(`<fx:DocumentFileName>${name}</fx:DocumentFileName>`);
    expectArchivable(objects, read);
  });

  it('has at most 60 kB for twelve lines', async () => {
    const bytes = await renderInvoicePdf(await issued(), { facturX: 'facturx-en16931' });
    expect(bytes.length).toBeLessThanOrEqual(60_000);
  });

  it('is refused for a draft, as toCii refuses it', async () => {
    const draft = await openNordwind().createOneOffInvoice(twelveInput as never);
    await expect(renderInvoicePdf(draft, { facturX: 'facturx-en16931' })).rejects.toThrow(/draft/);
  });
});
