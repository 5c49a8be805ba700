import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fault } from '../../../../errors/fault.ts';
import { compareAmounts, subtractAmounts } from '../../../../money/amounts.ts';
import { decimalOf } from '../../editing/row.ts';
import { instantAt } from '../../number/instant-at.ts';
import { showAmount, showDecimal } from '../../number/show-amount.ts';
import { Field } from '../../parts/field.tsx';
import { session } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';
import { todayOfSeller } from '../invoices/listed.ts';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';

/** A payment that came in, or a refund that went out. */
export function MoneyDialog(props: InvoiceDialogProps & { readonly kind: 'payment' | 'refund' }): VNode {
  const { invoice, kind } = props;
  const isPayment = kind === 'payment';
  const most = isPayment ? invoice.amountDue : invoice.amountRefundable;
  const amount = useSignal(showDecimal(most));
  const day = useSignal(todayOfSeller());
  const method = useSignal('');
  const reference = useSignal('');
  const faults = useSignal<readonly Fault[]>([]);
  const read = decimalOf(amount.value);
  const isNumber = /^\d+(?:\.\d+)?$/.test(read);
  const isOver = isNumber && compareAmounts(read, most) > 0;
  const mayExceed = isPayment && session.value?.policy.overpayment === 'refundable';
  const of = (path: string): readonly Fault[] => faults.value.filter((one) => one.path === path);
  const body = {
    amount: read,
    ...(day.value !== todayOfSeller() &&
      day.value !== '' && { receivedAt: instantAt(day.value, '12:00', invoice.timeZone) }),
    ...(method.value.trim() !== '' && { method: method.value.trim() }),
    ...(reference.value.trim() !== '' && { reference: reference.value.trim() }),
  };
  return (
    <CommandDialog
      invoice={invoice}
      title={isPayment ? t('dialog.payment') : t('dialog.refund')}
      action={isPayment ? t('action.recordPayment') : t('action.refund')}
      path={isPayment ? '/payments' : '/refunds'}
      body={body}
      check={() =>
        isOver && !mayExceed
          ? [
              {
                code: isPayment ? 'payment.exceeds_due' : 'payment.exceeds_refundable',
                path: '/amount',
                message: t('dialog.tooMuch'),
                details: {
                  amountDue: showAmount(most, invoice.currency),
                  amountRefundable: showAmount(most, invoice.currency),
                },
              },
            ]
          : []
      }
      faults={(found) => {
        faults.value = found;
      }}
      done={props.done}
      close={props.close}
      said={isPayment ? t('done.recordPayment') : t('done.refund')}
    >
      <div class="fields">
        <Field id="amount" label={`${t('dialog.amount')} (${invoice.currency})`} faults={of('/amount')} required>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="decimal"
              class="number"
              value={amount.value}
              onInput={write(amount)}
            />
          )}
        </Field>
        <Field id="receivedAt" label={t('dialog.day')} faults={of('/receivedAt')}>
          {(control) => <input {...control} type="date" value={day.value} onInput={write(day)} />}
        </Field>
        <Field id="method" label={t('dialog.method')} faults={of('/method')}>
          {(control) => <input {...control} type="text" list="methods" value={method.value} onInput={write(method)} />}
        </Field>
        <Field id="reference" label={t('dialog.reference')} faults={of('/reference')}>
          {(control) => <input {...control} type="text" value={reference.value} onInput={write(reference)} />}
        </Field>
      </div>
      <datalist id="methods">
        {(['transfer', 'card', 'direct_debit', 'cash', 'cheque'] as const).map((name) => (
          <option key={name} value={t(`method.${name}`)} />
        ))}
      </datalist>
      <p aria-live="polite">
        {isNumber &&
          !isOver &&
          t(isPayment ? 'dialog.left' : 'dialog.leftRefundable', {
            amount: showAmount(subtractAmounts(most, read), invoice.currency),
          })}
      </p>
    </CommandDialog>
  );
}
