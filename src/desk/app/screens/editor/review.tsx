import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import type { Saving } from '../../editing/save.ts';
import { checkOf, shownInvoice } from '../../editing/totals.ts';
import { showAmount } from '../../number/show-amount.ts';
import { showDay } from '../../number/show-day.ts';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { Sum } from '../../parts/tax-rows.tsx';
import { t } from '../../texts/t.ts';

/** The last look before an invoice takes its number. */
export function Review(props: {
  readonly editor: Editor;
  readonly saving: Saving;
  readonly confirm: () => void;
  readonly close: () => void;
}): VNode | null {
  const { editor, saving } = props;
  const invoice = shownInvoice(editor);
  const seen = editor.preview.value;
  const check = checkOf(editor);
  if (invoice === null) return null;
  const dates = seen.state === 'checked' ? seen.invoice.ifIssuedNow : undefined;
  const dueDate = dates?.dueDate ?? invoice.dueDate;
  return (
    <Dialog
      title={t('review.title')}
      close={props.close}
      submit={() => {
        if (!saving.busy.value && !check.blocks) props.confirm();
      }}
    >
      <dl class="sums">
        <Sum label={t('field.customer')} amount={invoice.customer.name} />
        {dates !== undefined && <Sum label={t('field.issueDate')} amount={showDay(dates.issueDate)} />}
        {dueDate !== null && <Sum label={t('field.dueDate')} amount={showDay(dueDate)} />}
        <Sum label={t('total.total')} amount={showAmount(invoice.amountPayable, invoice.currency)} class="grand" />
      </dl>
      <p>{t('review.final')}</p>
      <p class={`check ${check.kind}`}>{check.text}</p>
      <p role="alert" class="bad-text">
        {saving.refusal.value?.status === 0 ? t('state.lost') : ''}
      </p>
      <DialogActions label={t('action.issue')} busy={saving.busy.value} close={props.close} blocked={check.blocks} />
    </Dialog>
  );
}
