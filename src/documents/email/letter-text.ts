import { clean } from '../clean.ts';
import type { Sheet, SheetFact } from '../sheet/sheet.ts';
import type { SheetRow } from '../sheet/sheet-table.ts';
import type { Letter, LetterParts } from './letter.ts';

/** A letter as plain text. */
export function letterText({ sheet, greeting, introduction, closing, lineCount }: Letter, parts: LetterParts): string {
  const { stamp, payment } = sheet;
  const blocks: readonly (readonly string[])[] = [
    [greeting],
    [introduction],
    stamp === null ? [] : [stamp.text],
    facts(parts.lines ? sheet.facts : [...sheet.facts, lineCount]),
    sheet.introduction,
    parts.lines ? sheet.table.rows.map(rowText) : [],
    sheet.totals.map(({ label, value }) => `${label}: ${value}`),
    payment?.texts ?? [],
    ...(payment?.ways ?? []).map((way) => [...(way.heading === null ? [] : [way.heading]), ...facts(way.facts)]),
    parts.notes ? sheet.notes.map(({ text }) => text) : [],
    [closing, sheet.brand.name],
    sheet.footer.map((column) => column.join(' · ')),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => clean(block.join('\n')))
    .join('\n\n')}\n`;
}

function facts(all: Sheet['facts']): readonly string[] {
  return all.map(({ label, value }: SheetFact) => `${label}: ${value}`);
}

function rowText(row: SheetRow): string {
  if (row.type === 'heading') return `\n${row.text}`;
  if (row.type === 'subtotal') return `${row.label}: ${row.amount}`;
  return row.cells
    .map(({ text, small }) => [text.replaceAll('\n', ' '), ...small].filter(Boolean).join(', '))
    .filter(Boolean)
    .join(' | ');
}
