import type { VNode } from 'preact';
import { showAmount } from '../../number/show-amount.ts';
import { t } from '../../texts/t.ts';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';
import { CreditNoteDialog } from './credit-note-dialog.tsx';
import { MoneyDialog } from './money-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

/** The commands that ask something first. */
export const dialogs: { readonly [action: string]: (props: InvoiceDialogProps) => VNode } = {
  issue: IssueDialog,
  recordPayment: (props) => <MoneyDialog {...props} kind="payment" />,
  refund: (props) => <MoneyDialog {...props} kind="refund" />,
  creditNote: CreditNoteDialog,
  void: (props) => <ReasonDialog {...props} kind="void" />,
  writeOff: (props) => <ReasonDialog {...props} kind="writeOff" />,
  schedule: ScheduleDialog,
  send: SendDialog,
  delete: DeleteDialog,
};

/** The last look before an invoice takes its number. */
function IssueDialog({ invoice, close, done }: InvoiceDialogProps): VNode {
  return (
    <CommandDialog
      invoice={invoice}
      title={t('review.title')}
      action={t('action.issue')}
      path="/finalize"
      body={invoice.taxStatus === 'complete' ? { expectedTotal: invoice.total } : {}}
      done={done}
      close={close}
      said={t('done.issue')}
    >
      <p>
        {invoice.customer.name} · <strong>{showAmount(invoice.amountPayable, invoice.currency)}</strong>
      </p>
      <p>{t('review.final')}</p>
    </CommandDialog>
  );
}

function DeleteDialog({ invoice, close, done }: InvoiceDialogProps): VNode {
  return (
    <CommandDialog
      invoice={invoice}
      title={t('dialog.delete')}
      action={t('action.delete')}
      method="DELETE"
      path=""
      danger
      done={done}
      gone={() => done(null)}
      close={close}
      said={t('done.delete')}
    >
      <p>{t('dialog.deleteText')}</p>
    </CommandDialog>
  );
}
