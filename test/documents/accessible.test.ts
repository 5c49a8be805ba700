import * as languages from 'oneoff/documents/labels';
import { renderAccountPdf, renderInvoicePdf, renderReceiptPdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { cases } from '../unit/documents/cases.ts';
import { fonts } from '../unit/documents/fonts.ts';
import { issued, openNordwind, twelveInput } from '../unit/documents/nordwind.ts';
import { readPages } from '../unit/pdf/reading/read-pages.ts';
import { type Element, flat, readStructure } from '../unit/pdf/reading/read-structure.ts';

/** Which elements may stand in which (ISO 32000-1, 14.8.4). */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
};

/** What a checker of PDF/A-3a and PDF/UA-1 looks at beyond what a page shows. */
async function expectAccessible(bytes: Uint8Array): Promise<void> {
  const { root, marks, roleMap, annotations, fonts: used, catalog, filters, files } = await readStructure(bytes);
  // All that is painted is read or an artifact, and all that is read is in the tree once (ISO 14289-1, 7.1).
  marks.forEach(({ unmarked, unbalanced, nested }) => {
    expect([unmarked, unbalanced, nested]).toEqual([[], 0, 0]);
  });
  const marked = marks.flatMap(({ ids }, page) => ids.map((id) => `${page}:${id}`));
  const elements = flat(root).slice(1);
  expect(elements.flatMap(({ content }) => content).sort()).toEqual([...marked].sort());
  expect(new Set(marked).size).toBe(marked.length);
  expect(root.has('ParentTree')).toBe(true);
  expect(root.children.map(({ role }) => role)).toEqual(['Document']);
  for (const { role, children, scope, has, content } of elements) {
    const allowed = CHILDREN[role];
    if (allowed !== undefined) {
      expect(children.filter((child) => !allowed.includes(child.role)).map((child) => `${role}/${child.role}`)).toEqual(
        [],
      );
      expect(children.length, role).toBeGreaterThan(0);
      expect(content).toEqual([]);
    }
    if (role === 'TH') expect(scope).toMatch(/^\/(?:Column|Row)$/);
    if (role === 'Figure') expect([has('Alt'), has('BBox')]).toEqual([true, true]);
  }
  // Headings begin with the first level, and none is passed over (7.4.2).
  const levels = elements.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
  expect(levels[0]).toBe(1);
  levels.forEach((level, at) => {
    expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
  expect([roleMap, annotations]).toEqual([0, 0]);
  for (const font of used) {
    expect(font).toMatchObject({
      subtype: '/Type0',
      encoding: '/Identity-H',
      descendant: '/CIDFontType2',
      map: '/Identity',
    });
    expect(font.toUnicode).toContain('beginbfrange');
    // No private, no zero and no direction character stands for a glyph (ISO 19005-3, 6.2.11.7.2).
    expect(font.toUnicode).not.toMatch(/<(?:0000|feff|fffe)>\s*\]/i);
  }
  expect(catalog).toEqual(expect.arrayContaining(['Lang', 'MarkInfo', 'Metadata', 'OutputIntents', 'StructTreeRoot']));
  for (const forbidden of ['OpenAction', 'AA', 'AcroForm', 'OCProperties', 'Requirements'])
    expect(catalog).not.toContain(forbidden);
  expect([...filters].filter((one) => /LZW|Crypt|Interpolate true/.test(one))).toEqual([]);
  for (const { keys, subtype } of files) {
    expect(keys).toEqual(expect.arrayContaining(['F', 'UF', 'EF', 'AFRelationship', 'Desc']));
    expect(subtype).toMatch(/^\/\w+#2[fF]|^\/\w+\//);
  }
}

describe('a reader for the blind finds in the PDF of', () => {
  it.each(cases)('$name all that is painted, once, in well-formed tables and lists', async ({ make }) => {
    const { document, invoice } = await make();
    await expectAccessible(await renderInvoicePdf(document, invoice === undefined ? {} : { invoice }));
  });

  it('a page in Arabic and in Japanese the same, with the language of the document', async () => {
    const invoice = await issued();
    for (const locale of ['ar', 'ja']) {
      const bytes = await renderInvoicePdf(invoice, { locale, languages: Object.values(languages), fonts });
      await expectAccessible(bytes);
      expect((await readPages(bytes)).xmp).toContain(`<rdf:li>${locale}</rdf:li>`);
    }
  });

  it('a receipt and a statement of account the same', async () => {
    const invoicing = openNordwind();
    const { id } = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as never);
    const paid = await invoicing.recordPayment(id, { amount: '100.00' });
    await expectAccessible(await renderReceiptPdf(paid));
    await expectAccessible(await renderAccountPdf([paid], { asOf: '2026-12-31' }));
  });

  it('texts of any length and kind the same, with files attached', async () => {
    const long = Array.from({ length: 500 }, (_, at) => `Wort${at}`).join(' ');
    const lines = [
      { name: long.slice(0, 255), description: long, unitPrice: '1.00' },
      { name: '<&>', unitPrice: '1.00' },
    ];
    const bytes = await renderInvoicePdf(await issued({ lines, memo: long }), {
      notes: [long],
      facturX: 'facturx-en16931',
      attachments: [{ name: 'Größe.csv', bytes: new Uint8Array([49]), type: 'text/csv' }],
    });
    await expectAccessible(bytes);
    const { xmp } = await readPages(bytes);
    for (const name of ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel'])
      expect(xmp).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`);
  });
});

it('a table of one page reads its head as headings of columns', async () => {
  const { root } = await readStructure(
    await renderInvoicePdf(await issued({ lines: [{ name: 'a', unitPrice: '1.00' }] })),
  );
  const table = flat(root).find(({ role }) => role === 'Table') as Element;
  expect(table.children[0]?.children.map(({ role, scope }) => `${role} ${scope}`)).toEqual(
    Array.from({ length: 6 }, () => 'TH /Column'),
  );
});
