import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import { checkOf, shownInvoice, warningsOf } from '../../editing/totals.ts';
import { showAmount } from '../../number/show-amount.ts';
import { TaxRows } from '../../parts/tax-rows.tsx';
import { faultText } from '../../state/fault-text.ts';
import { t } from '../../texts/t.ts';

/** Subtotal, taxes and total, as they are typed. */
export function Totals({ editor }: { readonly editor: Editor }): VNode {
  const invoice = shownInvoice(editor);
  const check = checkOf(editor);
  const warnings = warningsOf(editor);
  const isPart = editor.local.value.without.length > 0;
  return (
    <div class={isPart ? 'totals part' : 'totals'}>
      {invoice !== null && <TaxRows invoice={invoice} />}
      <p class={`check ${check.kind}`} id="check">
        {check.text}
      </p>
      {warnings.length > 0 && (
        <ul class="warnings">
          {warnings.map((warning) => (
            <li key={warning.code + warning.path}>{faultText(warning)}</li>
          ))}
        </ul>
      )}
      <SpokenTotal editor={editor} />
    </div>
  );
}

const REST_MS = 500;

/** The total for screen readers, once the typing rests. */
function SpokenTotal({ editor }: { readonly editor: Editor }): VNode {
  const spoken = useSignal('');
  useSignalEffect(() => {
    const invoice = shownInvoice(editor);
    const text = invoice === null ? '' : `${t('total.total')} ${showAmount(invoice.total, invoice.currency)}`;
    const timer = setTimeout(() => {
      spoken.value = text;
    }, REST_MS);
    return () => clearTimeout(timer);
  });
  return (
    <p class="hidden" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}
