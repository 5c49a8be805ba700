import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { addAmounts } from '../../../../money/amounts.ts';
import { call } from '../../call/api.ts';
import { showAmount } from '../../number/show-amount.ts';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { asRefusal } from '../../state/loaded.ts';
import { may } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';
import type { ListedInvoice } from './listed.ts';

/** What is selected: its sums, one for each currency, and what can be done with all of it. */
export function Selection(props: {
  readonly invoices: readonly ListedInvoice[];
  readonly reload: () => void;
  readonly clear: () => void;
}): VNode {
  const { invoices } = props;
  const asks = useSignal(false);
  const busy = useSignal(false);
  const failed = useSignal<readonly string[]>([]);
  const sums = new Map<string, string>();
  for (const { currency, total } of invoices) {
    const sum = sums.get(currency);
    sums.set(currency, sum === undefined ? total : addAmounts(sum, total));
  }
  const drafts = invoices.filter(({ status, onHold }) => (status === 'draft' || status === 'open') && !onHold);
  const issue = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    failed.value = [];
    let count = 0;
    for (const { id, version, customer } of drafts) {
      try {
        await call('POST', `/invoices/${id}/finalize`, { version });
        count++;
      } catch (error) {
        failed.value = [...failed.value, `${customer.name}: ${asRefusal(error).message}`];
      }
    }
    busy.value = false;
    if (count > 0) say(t('toast.issuedMany', { n: count }));
    if (failed.value.length > 0) return;
    asks.value = false;
    props.clear();
    props.reload();
  };
  return (
    <div class="selection row" role="status">
      <strong>{t('list.selected', { n: invoices.length })}</strong>
      {[...sums].map(([currency, sum]) => (
        <span key={currency}>{showAmount(sum, currency)}</span>
      ))}
      {may('invoices:issue') && drafts.length > 0 && (
        <button
          type="button"
          onClick={() => {
            asks.value = true;
          }}
        >
          {t('list.issueSelected', { n: drafts.length })}
        </button>
      )}
      <button type="button" onClick={props.clear}>
        {t('list.clearSelection')}
      </button>
      {asks.value && (
        <Dialog
          title={t('list.issueSelected', { n: drafts.length })}
          close={() => {
            asks.value = false;
            if (failed.value.length > 0) props.reload();
          }}
          submit={issue}
        >
          <p>{t('review.final')}</p>
          <ul class="faults" role="alert">
            {failed.value.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <DialogActions
            label={t('action.issue')}
            busy={busy.value}
            close={() => {
              asks.value = false;
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
