import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Invoice, Payment } from '../../../../invoice/invoice.ts';
import { showAmount } from '../../number/show-amount.ts';
import { showInstant } from '../../number/show-day.ts';
import { may } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { CommandDialog } from '../dialogs/command-dialog.tsx';

/** Money that moved, and a way to take back what failed. */
export function Payments(props: {
  readonly invoice: Invoice;
  readonly done: (invoice: Invoice) => void;
}): VNode | null {
  const { invoice } = props;
  const reversing = useSignal<Payment | null>(null);
  if (invoice.payments.length === 0) return null;
  const reversed = new Set(invoice.payments.map(({ reverses }) => reverses));
  return (
    <section class="sheet" aria-label={t('invoice.payments')}>
      <h2>{t('invoice.payments')}</h2>
      <ul class="plain">
        {invoice.payments.map((payment) => (
          <li key={payment.id}>
            <div class="row between">
              <span>{t(`payment.${payment.kind}`)}</span>
              <span>{showAmount(payment.amount, invoice.currency)}</span>
            </div>
            <small class="dim">
              {[showInstant(payment.receivedAt, invoice.timeZone), payment.method, payment.reference]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {payment.kind !== 'reversal' && !reversed.has(payment.id) && may('payments:write') && (
              <button
                type="button"
                class="link small"
                onClick={() => {
                  reversing.value = payment;
                }}
              >
                {t('action.reverse')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {reversing.value !== null && (
        <CommandDialog
          invoice={invoice}
          title={t('dialog.reverse')}
          action={t('action.reverse')}
          path="/reversals"
          body={{ paymentId: reversing.value.id }}
          done={props.done}
          close={() => {
            reversing.value = null;
          }}
        >
          <p>{t('dialog.reverseText', { amount: showAmount(reversing.value.amount, invoice.currency) })}</p>
        </CommandDialog>
      )}
    </section>
  );
}
