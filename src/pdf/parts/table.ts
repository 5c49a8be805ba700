import type { StructureElement } from 'pdfkit';
import type { SheetRow, SheetTable } from '../../documents/sheet/sheet-table.ts';
import type { TextStyle } from '../text/typesetter.ts';
import type { Block, Layout, PrintedTable } from './block.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Cell, rowBlocks } from './row.ts';
import { INK, RULE, styles } from './styles.ts';

const PADDING = 4;

/**
 * The rows of a table.
 *
 * A heading stays with the line below it, a subtotal with the line above.
 *
 * @param keepLast - the last line stays with what follows the table: its totals
 */
export function tableBlocks(layout: Layout, table: SheetTable, keepLast: boolean): readonly Block[] {
  if (table.rows.length === 0) return [];
  const { press, type } = layout;
  const { body } = layout.geometry;
  const { columns, scale } = columnsOf(layout, table);
  const heads = columns.map((column) => type.paragraph(column.label, styles.head, column.width));
  const headTextHeight = Math.max(...heads.map((head) => head.height));
  const carryHeight = table.carry === null ? 0 : styles.muted.leading + 2 * PADDING;
  let element: StructureElement | undefined;
  let isHeadRead = false;

  const scaled = (style: TextStyle, column: Column): TextStyle =>
    column.isFigures && scale < 1 ? { ...style, size: style.size * scale } : style;
  const nameColumn = columns.find((_, at) => table.columns[at]?.width === 0) ?? (columns[0] as Column);
  const amountColumn = columns.at(-1) as Column;
  const upToAmount = amountColumn.x - nameColumn.x - 9;

  const cellsOf = (row: SheetRow): readonly Cell[] => {
    if (row.type === 'line') {
      return columns.map((column, at) => {
        const cell = row.cells[at];
        const text = cell === undefined || cell.text === '' ? [] : [cell.text];
        return {
          ...column,
          tag: 'TD',
          paragraphs: [
            ...text.map((line) => type.paragraph(line, scaled(column.style, column), column.width)),
            ...(cell?.small ?? []).map((line) => type.paragraph(line, scaled(styles.small, column), column.width)),
          ],
        };
      });
    }
    if (row.type === 'heading') {
      const style = { ...styles.heading, color: layout.sheet.brand.accentText };
      const width = body.x + body.width - nameColumn.x;
      const paragraphs = [type.paragraph(row.text, style, width)];
      return [{ x: nameColumn.x, width, align: 'start', tag: 'TD', span: columns.length, paragraphs }];
    }
    const label = type.paragraph(row.label, styles.muted, upToAmount);
    const amount = type.paragraph(row.amount, scaled(styles.strong, amountColumn), amountColumn.width);
    const labelCell: Cell = { ...nameColumn, width: upToAmount, tag: 'TD', paragraphs: [label] };
    return [
      columns.length > 2 ? { ...labelCell, span: columns.length - 1 } : labelCell,
      { ...amountColumn, tag: 'TD', paragraphs: [amount] },
    ];
  };

  const printed: PrintedTable = { headHeight: headTextHeight + 8, carryHeight, printHead, printCarry };
  return table.rows.flatMap((row, at) => {
    const next = table.rows[at + 1];
    const previous = table.rows[at - 1];
    const isLast = next === undefined;
    const ruled = row.type !== 'heading' && previous !== undefined && previous.type !== 'heading';
    return rowBlocks(layout, cellsOf(row), {
      open: () => press.element(openTable(), 'TR'),
      close: () => {
        if (isLast) element?.end();
      },
      padding: PADDING,
      gap: row.type === 'heading' && previous !== undefined ? 7 : 0,
      keepWithNext: row.type === 'heading' || next?.type === 'subtotal' || (isLast && keepLast),
      table: printed,
      running: row.type === 'line' ? row.running : null,
      background: (y, atTop) => {
        if (ruled && !atTop) press.artifact('Layout', () => press.box(body.x, y, body.width, 0.5, RULE));
      },
    });
  });

  function openTable(): StructureElement {
    element ??= press.element(layout.root, 'Table');
    return element;
  }

  function printHead(y: number): void {
    const cells = (print: (column: Column, at: number) => void): void => columns.forEach(print);
    if (isHeadRead) {
      press.artifact('Pagination', () => cells((column, at) => printLabel(column, at, y)));
    } else {
      const row = press.element(openTable(), 'TR');
      cells((column, at) => press.tagged(row, 'TH', () => printLabel(column, at, y), { scope: 'Column' }));
      row.end();
      isHeadRead = true;
    }
    press.artifact('Layout', () => press.box(body.x, y + headTextHeight + 6, body.width, 0.9, INK));
  }

  function printLabel(column: Column, at: number, y: number): void {
    const head = heads[at];
    if (head !== undefined) press.paragraph(head, { ...column, y: y + headTextHeight - head.height }, column.align);
  }

  function printCarry(which: 'subtotal' | 'carriedForward', running: string, y: number): void {
    const label = table.carry?.[which];
    if (label === undefined) return;
    const amount = type.line(running, scaled(styles.muted, amountColumn));
    press.artifact('Pagination', () => {
      if (which === 'subtotal') press.box(body.x, y, body.width, 0.5, RULE);
      const top = y + PADDING;
      press.paragraph(type.paragraph(label, styles.muted, upToAmount), { ...nameColumn, y: top, width: upToAmount });
      press.paragraph(amount, { ...amountColumn, y: top }, amountColumn.align);
    });
  }
}
