import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fault } from '../../../../errors/fault.ts';
import { Field } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';

/** An e-mail to the customer with the document. */
export function SendDialog({ invoice, close, done }: InvoiceDialogProps): VNode {
  const to = useSignal(invoice.customer.email ?? invoice.customer.contact?.email ?? '');
  const cc = useSignal('');
  const subject = useSignal('');
  const text = useSignal('');
  const faults = useSignal<readonly Fault[]>([]);
  const list = (value: string): readonly string[] => value.split(/[\s,;]+/).filter((one) => one !== '');
  const body = {
    ...(list(to.value).length > 0 && { to: list(to.value) }),
    ...(list(cc.value).length > 0 && { cc: list(cc.value) }),
    ...(subject.value.trim() !== '' && { subject: subject.value.trim() }),
    ...(text.value.trim() !== '' && { text: text.value.trim() }),
  };
  const of = (member: string): readonly Fault[] => faults.value.filter(({ path }) => path.startsWith(`/${member}`));
  return (
    <CommandDialog
      invoice={invoice}
      title={t('dialog.send')}
      action={t('action.send')}
      path="/send"
      body={body}
      faults={(found) => {
        faults.value = found;
      }}
      done={done}
      close={close}
      said={t('done.send')}
    >
      <Field id="to" label={t('dialog.to')} faults={of('to')} required>
        {(control) => <input {...control} type="text" inputMode="email" value={to.value} onInput={write(to)} />}
      </Field>
      <Field id="cc" label={t('dialog.cc')} faults={of('cc')}>
        {(control) => <input {...control} type="text" inputMode="email" value={cc.value} onInput={write(cc)} />}
      </Field>
      <Field id="subject" label={t('dialog.subject')} faults={of('subject')} hint={t('dialog.subjectHint')}>
        {(control) => <input {...control} type="text" maxLength={255} value={subject.value} onInput={write(subject)} />}
      </Field>
      <Field id="text" label={t('dialog.text')} faults={of('text')} hint={t('dialog.subjectHint')}>
        {(control) => <textarea {...control} rows={5} maxLength={5000} value={text.value} onInput={write(text)} />}
      </Field>
    </CommandDialog>
  );
}
