import { sheetOf } from 'oneoff/documents';
import * as languages from 'oneoff/documents/labels';
import { type FontFamily, renderInvoicePdf } from 'oneoff/pdf';
import { inter } from 'oneoff/pdf/inter';
import { describe, expect, it } from 'vitest';
import { type Case, cases } from '../unit/documents/cases.ts';
import { fonts } from '../unit/documents/fonts.ts';
import { overlaps } from '../unit/pdf/reading/overlaps.ts';
import { readObjects } from '../unit/pdf/reading/read-objects.ts';
import { type PlacedText, readPages } from '../unit/pdf/reading/read-pages.ts';
import { textsOfSheet } from '../unit/pdf/reading/texts-of-sheet.ts';

const all = Object.values(languages);
/** Cases that are printed in all languages; the others in some that are written otherwise, unless all are asked for. */
const CORE = /twelve lines|line and of a quantity|withholds|reverse charge|deposits|zero/;
const few = process.env['ONEOFF_PDF_LANGUAGES'] === 'all' ? all : [languages.de, languages.ar, languages.ja];

/** A text without what the layout of lines changes, and without marks of direction. */
const squeeze = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u061c\u200b-\u200f\u2066-\u2069]+/g, '');
const plain = (text: string): string =>
  text
    .replace(/[\u061c\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const optionsFor = (language: string, { invoice }: Case) => ({
  locale: language,
  languages: all,
  fonts,
  ...(invoice === undefined ? {} : { invoice }),
});

describe.each(cases)('$name', ({ name, make }) => {
  it('is printed without overlaps, inside the page and above its footer, with every text, in its languages', async () => {
    const one = await make();
    for (const { language, direction } of CORE.test(name) ? all : few) {
      const options = optionsFor(language, one);
      const sheet = sheetOf(one.document, { ...options, fonts: undefined } as never);
      const bytes = await renderInvoicePdf(one.document, options);
      const { pages, text } = await readPages(bytes);
      const { boxes, spoken } = await readObjects(bytes);
      expect(boxes, language).toBe(0);
      // A stamp lies across the page; a mark stands over its letter.
      const isFlat = (placed: PlacedText): boolean =>
        placed.size > 0 && placed.size < 20 && /[^\s\p{M}]/u.test(placed.text) && placed.text !== sheet.stamp?.text;
      for (const page of pages) {
        const flat = page.filter(isFlat);
        expect(overlaps(flat), language).toEqual([]);
        for (const { x, y, width, text: shown } of flat) {
          expect(x, `${language} ${shown}`).toBeGreaterThan(8);
          expect(x + width, `${language} ${shown}`).toBeLessThan(588);
          expect(y, `${language} ${shown}`).toBeLessThan(842 - 14);
        }
      }
      // Text that runs to the left is read from what stands beside its glyphs.
      const read = squeeze(direction === 'ltr' ? text : `${spoken.join('')}${text}`);
      const isShown = (wanted: string): boolean => read.includes(squeeze(wanted));
      expect(
        textsOfSheet(sheet).filter((wanted) => !isShown(wanted)),
        language,
      ).toEqual([]);
    }
  });
});

describe.each([languages.ar, languages.he])('a document in $language', ({ language }) => {
  it('is mirrored, and its figures keep their order and stand below each other', async () => {
    const [first] = cases;
    const one = await (first as (typeof cases)[number]).make();
    const { pages } = await readPages(await renderInvoicePdf(one.document, optionsFor(language, one)));
    const placed = (text: string): PlacedText => {
      const all = pages.flat().filter((item) => plain(item.text) === text);
      // The same figure is a price and an amount: the amount is further to the left.
      const found = all.sort((a, b) => a.x - b.x)[0];
      if (found === undefined) throw new Error(`${language}: no "${text}"`);
      return found;
    };
    const rightOf = ({ x, width }: PlacedText): number => x + width;
    // The recipient is on the right, the facts on the left.
    expect(placed('Leopoldstraße 8').x).toBeGreaterThan(300);
    expect(placed('PO-2026-00871').x).toBeLessThan(200);
    // Position, name, price, amount: from right to left.
    const [name, price, amount] = [placed('Datenmigration Altsystem'), placed('135.00'), placed('2,160.00')];
    expect(name.x).toBeGreaterThan(rightOf(price));
    expect(price.x).toBeGreaterThan(rightOf(amount));
    // Amounts of a column end at the same place, and so do the totals.
    expect(rightOf(placed('1,450.00'))).toBeCloseTo(rightOf(placed('455.76')), 0);
    expect(rightOf(placed('12,863.91'))).toBeCloseTo(rightOf(placed('31.90')), 0);
    expect(placed('DE89 3704 0044 0532 0130 00').x).toBeGreaterThan(200);
  });
});

it('a character that no font has is refused by name, whatever the language', async () => {
  const [first] = cases;
  const one = await (first as (typeof cases)[number]).make();
  const inArabic = renderInvoicePdf(one.document, { locale: 'ar', languages: all });
  await expect(inArabic).rejects.toMatchObject({
    faults: expect.arrayContaining([expect.objectContaining({ code: 'document.glyph_missing' })]),
  });
});

it('what a page says does not depend on the pages before it', async () => {
  const [first] = cases;
  const { document } = await (first as (typeof cases)[number]).make();
  const copy = ({ name, regular, medium, semibold }: FontFamily): FontFamily => ({
    name,
    regular: regular.slice(),
    ...(medium && { medium: medium.slice() }),
    ...(semibold && { semibold: semibold.slice() }),
  });
  const print = (locale: string, family: FontFamily) =>
    renderInvoicePdf(document, { locale, languages: all, fonts: [family], notes: ['ž š ů Ά z s u'] });
  const [fresh, used] = [copy(inter), copy(inter)];
  for (const locale of ['cs', 'el', 'fi', 'en']) await print(locale, used);
  const [one, other] = [await print('de', fresh), await print('de', used)];
  expect(Buffer.from(other).equals(one)).toBe(true);
  expect((await readPages(one)).text).toContain('ž š ů Ά z s u');
});
