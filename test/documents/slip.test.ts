import * as languages from 'oneoff/documents/labels';
import { renderInvoicePdf } from 'oneoff/pdf';
import { inter } from 'oneoff/pdf/inter';
import { describe, expect, it } from 'vitest';
import { swissInvoice } from '../unit/documents/cases.ts';
import { fonts } from '../unit/documents/fonts.ts';
import { twelve } from '../unit/documents/nordwind.ts';
import { readObjects } from '../unit/pdf/reading/read-objects.ts';
import { type PlacedText, readPages } from '../unit/pdf/reading/read-pages.ts';

const mm = (points: number): number => (points * 25.4) / 72;
/** A4. */
const TOP = 297 - 105;

/** Where the text stands: millimetres from the left edge of the page, and of the baseline from the upper edge of the slip. */
function placeOf(page: readonly PlacedText[], text: string): readonly [number, number] {
  const found = page.find((one) => one.text.trim() === text);
  if (found === undefined) throw new Error(`no "${text}" in ${page.map((one) => one.text).join(' | ')}`);
  return [mm(found.x), mm(found.y) - TOP];
}

const lastPage = async (invoice: Awaited<ReturnType<typeof swissInvoice>>, options = {}) => {
  const bytes = await renderInvoicePdf(invoice, { locale: 'de-CH', ...options });
  const { pages } = await readPages(bytes);
  return { pages, last: pages.at(-1) ?? [], objects: await readObjects(bytes) };
};

describe('the Swiss payment slip in a PDF', () => {
  it('has its parts where SIX puts them', async () => {
    const { last } = await lastPage(await swissInvoice());
    const [receiptX, receiptY] = placeOf(last, 'Empfangsschein');
    expect(receiptX).toBeCloseTo(5, 0);
    expect(receiptY).toBeGreaterThan(5);
    expect(receiptY).toBeLessThan(12);
    expect(placeOf(last, 'Zahlteil')[0]).toBeCloseTo(67, 0);
    const [, amountY] = placeOf(last, '2 741.09');
    expect(amountY).toBeGreaterThan(68);
    expect(amountY).toBeLessThan(82);
    const payment = last.filter(({ x, y }) => mm(x) > 117 && mm(y) > TOP);
    expect(payment.map(({ text }) => text)).toContain('Rue du Lac 1268');
    for (const { x, y, width } of last.filter((one) => mm(one.y) > TOP)) {
      expect(mm(x)).toBeGreaterThan(4.5);
      expect(mm(x + width)).toBeLessThan(205.5);
      expect(mm(y)).toBeLessThan(292);
    }
  });

  it('has a code of 46 × 46 mm with a field of 7 mm for the cross in its middle', async () => {
    const { objects } = await lastPage(await swissInvoice());
    const boxes = [...objects.content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map(([, ...numbers]) =>
      numbers.map((one) => mm(Number(one))),
    );
    const inCode = boxes.filter(([x = 0, y = 0]) => x > 66.9 && x < 113.1 && y > TOP + 16.9 && y < TOP + 63.1);
    expect(Math.min(...inCode.map(([x = 0]) => x))).toBeCloseTo(67, 1);
    expect(Math.max(...inCode.map(([x = 0, , width = 0]) => x + width))).toBeCloseTo(113, 1);
    expect(Math.max(...inCode.map(([, y = 0, , height = 0]) => y + height))).toBeCloseTo(TOP + 63, 1);
    const cross = inCode.filter(([, , width = 0, height = 0]) => width > 6.9 && height > 6.9);
    expect(cross.map((box) => box.map((one) => Math.round(one * 10) / 10))).toEqual([[86.5, TOP + 36.5, 7, 7]]);
  });

  it('moves to a page of its own where there is no room, below the footer and the page number', async () => {
    const { pages, last } = await lastPage(await swissInvoice({ lines: twelve }));
    expect(pages.length).toBe(3);
    expect(last.some(({ text }) => text.includes('Seite 3 von 3'))).toBe(true);
    for (const page of pages.slice(0, -1)) expect(page.some(({ text }) => text === 'Zahlteil')).toBe(false);
    const above = last.filter(({ y }) => mm(y) < TOP);
    expect(Math.max(...above.map(({ y }) => mm(y)))).toBeLessThan(TOP - 0.5);
  });

  it('keeps the longest names and messages inside, on one page with everything else where there is room', async () => {
    const long = 'Übergrosse Gesellschaft für Wärmepumpen und Lüftungsanlagen mit Sitz in Zug';
    const paymentMeans = [
      { type: 'credit_transfer', account: { iban: 'CH5800791123000889012' }, reference: 'Mitteilung '.repeat(12) },
    ];
    const records = { seller: { name: long }, customer: { name: long.toUpperCase() } };
    const { last } = await lastPage(await swissInvoice({ paymentMeans }, records));
    const [, amountY] = placeOf(last, '2 741.09');
    const receipt = last.filter(({ x, y }) => mm(x) < 60 && mm(y) > TOP + 12);
    const below = receipt.filter(({ y }) => mm(y) - TOP > 68 && mm(y) - TOP < amountY - 5);
    expect(below).toEqual([]);
  });

  it('is never mirrored, and speaks English in an Arabic document', async () => {
    const options = { locale: 'ar', languages: Object.values(languages), fonts };
    const { last } = await lastPage(await swissInvoice(), options);
    expect(placeOf(last, 'Receipt')[0]).toBeCloseTo(5, 0);
    expect(placeOf(last, 'Payment part')[0]).toBeCloseTo(67, 0);
  });

  it('is in a font of its own where one is passed', async () => {
    const slipFont = { name: 'Helvetica', regular: fonts[3]?.regular ?? inter.regular };
    const [one, two] = [await lastPage(await swissInvoice()), await lastPage(await swissInvoice(), { slipFont })];
    expect(two.objects.fonts.all).toBe(one.objects.fonts.all + 1);
  });
});
