import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { call } from '../../call/api.ts';
import type { Editor } from '../../editing/editor.ts';
import type { Saving } from '../../editing/save.ts';
import { shownInvoice } from '../../editing/totals.ts';
import { showAmount } from '../../number/show-amount.ts';
import { showInstant } from '../../number/show-day.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Sum } from '../../parts/tax-rows.tsx';
import { t } from '../../texts/t.ts';

/** Somebody else changed the draft meanwhile: take theirs, or put one's own changes on top. */
export function Conflict(props: {
  readonly editor: Editor;
  readonly saving: Saving;
  readonly reload: () => void;
  readonly retry: () => void;
}): VNode | null {
  const { editor, saving } = props;
  const theirs = useSignal<Invoice | null>(null);
  const id = editor.form.draft?.id ?? '';
  useEffect(() => {
    call<Invoice>('GET', `/invoices/${id}`).then(
      (invoice) => {
        theirs.value = invoice;
      },
      () => props.reload(),
    );
  }, [id]);
  const invoice = theirs.value;
  if (invoice === null) return null;
  const mine = shownInvoice(editor);
  const close = (): void => {
    saving.refusal.value = null;
  };
  return (
    <Dialog title={t('conflict.title')} close={close}>
      <p>{t('conflict.text', { time: showInstant(invoice.updatedAt, invoice.timeZone) })}</p>
      <dl class="sums">
        <Sum label={t('conflict.theirs')} amount={showAmount(invoice.total, invoice.currency)} />
        {mine !== null && <Sum label={t('conflict.mine')} amount={showAmount(mine.total, mine.currency)} />}
      </dl>
      <footer class="row end">
        <button type="button" onClick={props.reload}>
          {t('conflict.take')}
        </button>
        {invoice.status === 'draft' && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              editor.version.value = invoice.version;
              close();
              props.retry();
            }}
          >
            {t('conflict.keep')}
          </button>
        )}
      </footer>
    </Dialog>
  );
}
