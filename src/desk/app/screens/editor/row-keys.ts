import type { Editor } from '../../editing/editor.ts';
import type { EditorRow } from '../../editing/row.ts';
import { addRow, duplicateRow, focusRow, moveRow, removeRow } from '../../editing/row-operations.ts';

/** The keys of a row: Enter goes on to the next one, the others change rows. */
export function rowKeys(event: KeyboardEvent, editor: Editor, row: EditorRow): void {
  const target = event.target as HTMLElement;
  const command = event.ctrlKey || event.metaKey;
  const field = target.id.split('-')[1] ?? 'name';
  if (event.key === 'Enter' && !command && !event.altKey && target instanceof HTMLInputElement) {
    event.preventDefault();
    const rows = editor.form.rows.value;
    const next = rows[rows.indexOf(row) + 1];
    if (next === undefined) addRow(editor, row);
    else focusRow(next);
  } else if (command && event.key.toLowerCase() === 'd') {
    event.preventDefault();
    duplicateRow(editor, row);
  } else if (command && event.key === 'Backspace') {
    event.preventDefault();
    removeRow(editor, row);
  } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    moveRow(editor, row, event.key === 'ArrowUp' ? -1 : 1, field);
  }
}
