import type { SheetCell, SheetColumn, SheetRow, SheetTable } from '../sheet/sheet-table.ts';
import { escapeHtml, isolated } from './escape.ts';

/** The lines of a sheet as a table with headings of columns, groups and rows. */
export function linesOf({ caption, columns, rows }: SheetTable): string {
  const heads = columns.map(
    ({ label, align, key, width }) =>
      `<th scope="col" class="${key}${align === 'end' ? ' e' : ''}"${width === 0 ? '' : ` style="width:${width}%"`}>${escapeHtml(label)}</th>`,
  );
  const body = rows.map((row) => rowOf(row, columns));
  return `<table class="lines"><caption>${escapeHtml(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function rowOf(row: SheetRow, columns: readonly SheetColumn[]): string {
  const rest = columns.length - 1;
  const item = columns.findIndex(({ width }) => width === 0);
  const skipped = '<td class="position"></td>'.repeat(item);
  if (row.type === 'heading')
    return `<tr class="g">${skipped}<th scope="rowgroup" class="i" colspan="${columns.length - item}">${isolated(row.text)}</th></tr>`;
  if (row.type === 'subtotal')
    return `<tr class="s">${skipped}<th scope="row" class="i" colspan="${rest - item}">${escapeHtml(row.label)}</th><td class="e amount">${escapeHtml(row.amount)}</td></tr>`;
  return `<tr>${row.cells.map((cell, index) => cellOf(cell, columns[index] as SheetColumn)).join('')}</tr>`;
}

function cellOf({ text, small }: SheetCell, { key, label, align, width }: SheetColumn): string {
  const below = small.length === 0 ? '' : `<small>${small.map(isolated).join('<br>')}</small>`;
  const inside = (width === 0 ? isolated(text) : escapeHtml(text)) + below;
  if (width === 0) return `<th scope="row" class="i">${inside}</th>`;
  const name = key === 'amount' || key === 'position' ? '' : ` data-l="${escapeHtml(label)}"`;
  return `<td class="${key}${align === 'end' ? ' e' : ''}"${inside === '' ? '' : name}>${inside}</td>`;
}
