import type { Editor } from './editor.ts';
import { createRow, type EditorRow } from './row.ts';

/** Put the cursor into a field of a row, once it is there. */
export function focusRow(row: EditorRow | undefined, field = 'name'): void {
  if (row === undefined) return;
  requestAnimationFrame(() => document.getElementById(`row${row.key}-${field}`)?.focus());
}

/** Add a row behind another one, or at the end. */
export function addRow({ form }: Editor, after?: EditorRow, row: EditorRow = createRow()): void {
  const rows = [...form.rows.value];
  rows.splice(after === undefined ? rows.length : rows.indexOf(after) + 1, 0, row);
  form.rows.value = rows;
  focusRow(row);
}

/** Another row with the same texts. */
export function duplicateRow(editor: Editor, row: EditorRow): void {
  const copy = createRow(row.texts.value);
  copy.addOn.value = row.addOn.value;
  addRow(editor, row, copy);
}

/** Take a row away; there is always one left. */
export function removeRow({ form }: Editor, row: EditorRow): void {
  const index = form.rows.value.indexOf(row);
  const rest = form.rows.value.filter((one) => one !== row);
  form.rows.value = rest.length === 0 ? [createRow()] : rest;
  focusRow(form.rows.value[Math.min(index, form.rows.value.length - 1)]);
}

/** Move a row up or down. */
export function moveRow({ form }: Editor, row: EditorRow, step: -1 | 1, focused = 'name'): void {
  const rows = [...form.rows.value];
  const from = rows.indexOf(row);
  const to = from + step;
  if (to < 0 || to >= rows.length) return;
  rows.splice(from, 1);
  rows.splice(to, 0, row);
  form.rows.value = rows;
  focusRow(row, focused);
}

/** Cells of a spreadsheet fill rows: item, quantity, price, description. */
export function pasteRows({ form }: Editor, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!text.includes('\t')) return;
  event.preventDefault();
  const pasted = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', quantity = '', unitPrice = '', description = ''] = line.split('\t').map((cell) => cell.trim());
      return createRow({ name, unitPrice, description, ...(quantity !== '' && { quantity }) });
    });
  form.rows.value = [...form.rows.value.filter(({ line }) => line.value !== null), ...pasted];
  focusRow(pasted.at(-1));
}
