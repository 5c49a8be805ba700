import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fault } from '../../../../errors/fault.ts';
import { showAmount } from '../../number/show-amount.ts';
import { Field } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';

/** A command that only needs a reason. */
export function ReasonDialog(props: InvoiceDialogProps & { readonly kind: 'void' | 'writeOff' }): VNode {
  const { invoice, kind } = props;
  const reason = useSignal('');
  const faults = useSignal<readonly Fault[]>([]);
  const isVoid = kind === 'void';
  return (
    <CommandDialog
      invoice={invoice}
      title={isVoid ? t('dialog.void') : t('dialog.writeOff')}
      action={isVoid ? t('action.void') : t('action.writeOff')}
      path={isVoid ? '/void' : '/write-offs'}
      body={{ reason: reason.value.trim() }}
      danger
      check={() =>
        reason.value.trim() === '' ? [{ code: 'text.empty', path: '/reason', message: t('dialog.reasonNeeded') }] : []
      }
      faults={(found) => {
        faults.value = found;
      }}
      done={props.done}
      close={props.close}
      said={isVoid ? t('done.void') : t('done.writeOff')}
    >
      <p>
        {isVoid
          ? t('dialog.voidText')
          : t('dialog.writeOffText', { amount: showAmount(invoice.amountDue, invoice.currency) })}
      </p>
      <Field id="reason" label={t('dialog.reason')} faults={faults.value} required>
        {(control) => <input {...control} type="text" maxLength={500} value={reason.value} onInput={write(reason)} />}
      </Field>
    </CommandDialog>
  );
}
