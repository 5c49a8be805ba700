import type { Sheet } from 'oneoff/documents';

/** All texts of a value, but for the members that are not printed. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Every text of a sheet that a page prints. */
export function textsOfSheet(sheet: Sheet): readonly string[] {
  const { table, totals, facts, parties, introduction, payment, notes, recipient, footer, title, stamp } = sheet;
  const { code = null, slip = null, texts = [], ways = [] } = payment ?? {};
  const { code: _, language: __, ...slipTexts } = slip ?? {};
  return [
    title,
    ...textsOf([recipient, parties, introduction, notes.map((note) => note.text), footer, stamp?.text, slipTexts]),
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...table.columns.map(({ label }) => label),
    ...table.rows.flatMap((row) =>
      row.type === 'line'
        ? row.cells.flatMap((cell) => [cell.text, ...cell.small])
        : row.type === 'heading'
          ? [row.text]
          : [row.label, row.amount],
    ),
    ...totals.flatMap(({ label, value }) => [label, value]),
    ...texts,
    ...ways.flatMap((way) => way.facts.flatMap(({ label, value }) => [label, value])),
    code?.caption ?? '',
  ];
}
