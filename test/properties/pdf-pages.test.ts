import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from '../unit/pdf/reading/overlaps.ts';
import { type PlacedText, readPages } from '../unit/pdf/reading/read-pages.ts';
import { printSample, type SampleLine, sampleSheet } from '../unit/pdf/reading/sample-sheet.ts';

const WORDS =
  'Wartung Beratung Schulung Umzug Pflege nach Absprache mit Ihrem Hause und in Rücksprache mit der Fachabteilung'.split(
    ' ',
  );
const description = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 60 })
  .map((words) => (words.length === 0 ? [] : [words.join(' ')]));
const line: fc.Arbitrary<SampleLine> = fc.record(
  {
    heading: fc.nat({ max: 9 }).map((at) => `Gruppe ${at}`),
    name: fc.nat({ max: 9999 }).map((at) => `Leistung ${at}`),
    small: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, description),
    amount: fc.integer({ min: 1, max: 900 }),
    subtotal: fc.boolean(),
  },
  { requiredKeys: ['name', 'small', 'amount'] },
);
const invoices = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 30 }),
  fc.array(line, { minLength: 1, maxLength: 300, size: 'max' }),
);
const whole = (text: string | undefined): number => Number((text ?? '').replace(',00', ''));

/** Texts of a page that stand on one line, from left to right. */
function rowsOf(page: readonly PlacedText[]): readonly (readonly string[])[] {
  const rows = new Map<number, PlacedText[]>();
  for (const text of page) {
    const key = Math.round(text.y);
    rows.set(key, [...(rows.get(key) ?? []), text]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, texts]) => [...texts].sort((a, b) => a.x - b.x).map(({ text }) => text.trim()));
}

it('pages of any invoice repeat their head, carry exact subtotals and leave nothing alone', async () => {
  await fc.assert(
    fc.asyncProperty(invoices, async (lines) => {
      const { pages } = await readPages(await printSample(sampleSheet(lines)));
      let shown = 0;
      let seen = 0;
      pages.forEach((page, at) => {
        const rows = rowsOf(page);
        const head = rows.findIndex((row) => row[0] === 'Pos.' && row.at(-1) === 'Betrag EUR');
        const carried = rows.findIndex((row) => row[0] === 'Übertrag');
        const subtotal = rows.findIndex((row) => row[0] === 'Zwischensumme');
        const isLine = (row: readonly string[]): boolean =>
          row.length === 6 && /^\d+$/.test(row[0] ?? '') && row[1] !== 'Bezeichnung';
        const own = rows.filter(isLine);
        const isTable = own.length > 0 || subtotal >= 0;
        if (isTable) expect(head, 'a head on each page of the table').toBeGreaterThanOrEqual(0);
        if (carried >= 0) {
          expect(whole(rows[carried]?.at(-1)), 'carried forward').toBe(shown);
          expect(carried).toBe(head + 1);
        } else expect(own.length === 0 || seen === 0, 'a page that goes on carries a subtotal').toBe(true);
        for (const row of own) {
          expect(Number(row[0])).toBe(seen + 1);
          expect(whole(row.at(-1))).toBe(lines[seen]?.amount);
          shown += lines[seen]?.amount ?? 0;
          seen += 1;
        }
        if (subtotal >= 0) {
          expect(whole(rows[subtotal]?.at(-1)), 'subtotal at the end of a page').toBe(shown);
          expect(rows[subtotal - 1]?.[0], 'no heading last on a page').not.toMatch(/^Gruppe/);
        }
        if (carried >= 0) expect(rows[carried + 1]?.[0], 'no sum of a group first on a page').not.toBe('Summe Gruppe');
        const total = rows.findIndex((row) => row[0] === 'Gesamtbetrag');
        if (total >= 0) expect(own.length, 'the total shares a page with a line').toBeGreaterThan(0);
        const number = rows.findIndex((row) => row.includes(`Seite ${at + 1} von ${pages.length}`));
        expect(number, 'page n of m').toBe(rows.length - 1);
        const footer = Math.min(...page.filter(({ text }) => text === 'Torstraße 140').map(({ y }) => y));
        const below = page.filter(({ y }) => y > footer + 1).map(({ text }) => text);
        expect(
          below.every((text) => /^(?:10119 Berlin|HRB 172934|Seite )/.test(text.trim())),
          below.join(' | '),
        ).toBe(true);
        expect(overlaps(page)).toEqual([]);
      });
      expect(seen).toBe(lines.length);
    }),
    { numRuns: 15 },
  );
});
