import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import { addRow, pasteRows } from '../../editing/row-operations.ts';
import { t } from '../../texts/t.ts';
import { LineRow } from './line-row.tsx';

/** The rows, as a grid with the roles of a table: a browser lays out a thousand of them without delay. */
export function Lines({ editor }: { readonly editor: Editor }): VNode {
  const rows = editor.form.rows.value;
  return (
    <div class="lines" onPaste={(event) => pasteRows(editor, event)}>
      <div role="table" aria-label={t('editor.lines')}>
        <div role="row" class="line titles">
          <span role="columnheader">
            <span class="hidden">{t('line.number')}</span>
          </span>
          <span role="columnheader">{t('line.item')}</span>
          <span role="columnheader" class="number">
            {t('line.quantity')}
          </span>
          <span role="columnheader" class="number">
            {t('line.unitPrice')}
          </span>
          <span role="columnheader" class="number">
            {t('line.tax')}
          </span>
          <span role="columnheader" class="number">
            {t('line.amount')}
          </span>
          <span role="columnheader">
            <span class="hidden">{t('line.actions')}</span>
          </span>
        </div>
        {rows.map((row, index) => (
          <LineRow key={row.key} editor={editor} row={row} index={index} />
        ))}
      </div>
      <p>
        <button type="button" onClick={() => addRow(editor)}>
          {t('editor.addLine')}
        </button>
      </p>
    </div>
  );
}
