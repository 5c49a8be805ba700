import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { IssueMode } from '../../../../policy/policy.ts';
import type { Editor } from '../../editing/editor.ts';
import type { Saving } from '../../editing/save.ts';
import { checkOf, shownInvoice } from '../../editing/totals.ts';
import { showAmount } from '../../number/show-amount.ts';
import { may, session } from '../../state/session.ts';
import { t } from '../../texts/t.ts';

const LABELS = { draft: 'action.saveDraft', held: 'action.saveHeld', now: 'action.issue' } as const;

/** The ways to save, the policy's own first, with the total beside them. */
export function ActionBar(props: {
  readonly editor: Editor;
  readonly saving: Saving;
  readonly save: (mode: IssueMode) => void;
  readonly preview: Signal<boolean>;
}): VNode {
  const { editor, saving, save, preview } = props;
  const { draft } = editor.form;
  const policy = editor.context.value?.policy ?? session.value?.policy;
  const usual = draft === null ? (policy?.issue ?? 'draft') : 'draft';
  const allowed = (['draft', 'held', 'now'] as const).filter((mode) =>
    may(mode === 'now' ? 'invoices:issue' : 'invoices:draft'),
  );
  const modes = [usual, ...allowed.filter((mode) => mode !== usual)].filter((mode) => allowed.includes(mode));
  const shown = draft === null ? modes : modes.filter((mode) => mode !== 'held');
  const invoice = shownInvoice(editor);
  const blocked = checkOf(editor).blocks;
  return (
    <footer class="bar">
      {shown.map((mode, index) => (
        <button
          key={mode}
          type="button"
          class={index === 0 ? 'primary' : ''}
          aria-busy={saving.busy.value}
          aria-describedby={blocked ? 'check' : undefined}
          onClick={() => save(mode)}
        >
          {draft !== null && mode === 'draft' ? t('action.save') : t(LABELS[mode])}
        </button>
      ))}
      <button
        type="button"
        class="narrow-only"
        aria-pressed={preview.value}
        onClick={() => {
          preview.value = !preview.value;
        }}
      >
        {t('action.preview')}
      </button>
      <span class="keys dim">{t('editor.keys')}</span>
      {invoice !== null && (
        <strong class="total" aria-hidden="true">
          {showAmount(invoice.amountPayable, invoice.currency)}
        </strong>
      )}
    </footer>
  );
}
