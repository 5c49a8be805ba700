import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import { fieldLabel } from '../../editing/field-label.ts';
import type { Saving } from '../../editing/save.ts';
import { faultText } from '../../state/fault-text.ts';
import { t } from '../../texts/t.ts';

/** What must be fixed, with a link to each field; and why the server refused. */
export function Summary({ editor, saving }: { readonly editor: Editor; readonly saving: Saving }): VNode | null {
  if (!editor.faults.tried.value) return null;
  const placed = editor.faults.all.value;
  const refusal = saving.refusal.value;
  const needsCustomer = editor.form.fields.customerId.value === '';
  const hasOther = refusal !== null && refusal.faults.length === 0 && refusal.status !== 412;
  const count = placed.length + (needsCustomer ? 1 : 0);
  if (count === 0 && !hasOther) return null;
  return (
    <section class="sheet bad" id="summary" tabIndex={-1} role="alert">
      {count > 0 && <h2>{t('faults.count', { n: count })}</h2>}
      <ul>
        {needsCustomer && (
          <li>
            <button type="button" class="link" onClick={() => focus('customerId')}>
              {t('editor.customerFirst')}
            </button>
          </li>
        )}
        {placed.map(({ fault, field }) => (
          <li key={fault.code + fault.path}>
            {field === null ? (
              faultText(fault)
            ) : (
              <button type="button" class="link" onClick={() => focus(field)}>
                {`${fieldLabel(field, editor.form)}: ${faultText(fault)}`}
              </button>
            )}
          </li>
        ))}
        {hasOther && (
          <li>
            {refusal.status === 0
              ? t('state.lost')
              : faultText({ code: refusal.code as never, path: '', message: refusal.message })}
          </li>
        )}
      </ul>
    </section>
  );
}

function focus(id: string): void {
  const field = document.getElementById(id);
  const panel = field?.closest('details');
  if (panel) panel.open = true;
  field?.focus();
}
