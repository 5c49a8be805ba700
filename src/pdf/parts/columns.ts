import type { SheetTable } from '../../documents/sheet/sheet-table.ts';
import type { TextStyle } from '../text/typesetter.ts';
import type { Layout } from './block.ts';
import { styles } from './styles.ts';

/** A column, measured. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'start' | 'end';
  /** Its texts are figures, which are never broken. */
  readonly isFigures: boolean;
  readonly label: string;
  readonly style: TextStyle;
}

const GAP = 9;
/** What the column of names keeps of the width, however long the figures are. */
const NAMES = 0.34;

/** Columns as wide as their figures need; the one without a width takes the rest. Very long figures are printed smaller. */
export function columnsOf(
  layout: Layout,
  table: SheetTable,
): { readonly columns: readonly Column[]; readonly scale: number } {
  const { body } = layout.geometry;
  const style = (key: string): TextStyle =>
    key === 'item' || key === 'amount'
      ? styles.strong
      : key === 'position' || key === 'tax'
        ? styles.muted
        : styles.text;
  const natural = table.columns.map((column, at) =>
    column.width === 0 ? 0 : naturalWidth(layout, table, at, style(column.key)),
  );
  const least = table.columns.map((column, at) => Math.max(natural[at] ?? 0, (column.width / 100) * body.width));
  const room = body.width * (1 - NAMES) - GAP * (table.columns.length - 1);
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const scale = Math.max(0.6, Math.min(1, room / sum(natural)));
  const fixed = sum(least) <= room ? least : natural.map((width) => Math.min(width, room * (width / sum(natural))));
  const rest = body.width - sum(fixed) - GAP * (table.columns.length - 1);
  const isMirrored = layout.sheet.direction === 'rtl';
  let { x } = body;
  const columns = table.columns.map((column, at): Column => {
    const width = column.width === 0 ? rest : (fixed[at] ?? 0);
    const isFigures = column.align === 'end';
    // Figures run to the right in every script: their last digits are aligned.
    const align = isFigures && !isMirrored ? 'end' : 'start';
    const left = x;
    x += width + GAP;
    return { x: left, width, align, isFigures, label: column.label, style: style(column.key) };
  });
  return { columns, scale };
}

/** Of figures: words can be broken, so a third of the width is enough for them. */
function naturalWidth({ geometry, type }: Layout, table: SheetTable, at: number, style: TextStyle): number {
  let widest = 0;
  const measure = (text: string, textStyle: TextStyle): void => {
    for (const line of text.split('\n')) widest = Math.max(widest, type.line(line, textStyle).width);
  };
  const column = table.columns[at];
  // A short label stays on one line, a long one breaks between words.
  const label = column?.label ?? '';
  for (const part of label.length <= 16 ? [label] : label.split(' ')) measure(part, styles.head);
  for (const row of table.rows) {
    if (row.type !== 'line') continue;
    const cell = row.cells[at];
    if (cell === undefined) continue;
    measure(cell.text, style);
    for (const line of cell.small) measure(line, styles.small);
  }
  const isAmount = column?.key === 'amount';
  if (isAmount)
    for (const row of table.rows)
      if (row.type !== 'heading' && 'running' in row && row.running) measure(row.running, style);
  return Math.min(widest + 0.5, column?.align === 'end' ? Number.POSITIVE_INFINITY : geometry.body.width / 4);
}
