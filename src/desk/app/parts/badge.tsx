import type { VNode } from 'preact';
import type { Invoice } from '../../../invoice/invoice.ts';
import { t } from '../texts/t.ts';

/** What of an invoice decides its badge. */
export type Badged = Pick<Invoice, 'status' | 'onHold' | 'paymentStatus' | 'dueDate' | 'amountDue'>;

/** Whole days that an invoice is late, 0 where it is not. */
function daysLate(invoice: Badged, today: string): number {
  const { status, dueDate, paymentStatus, amountDue } = invoice;
  const isOpen = status === 'finalized' && (paymentStatus === 'unpaid' || paymentStatus === 'partially_paid');
  if (!isOpen || dueDate === null || dueDate >= today || !/[1-9]/.test(amountDue)) return 0;
  return Math.round((Date.parse(today) - Date.parse(dueDate)) / 86_400_000);
}

/** The status of an invoice, as a word and a shape; never by colour alone. */
export function Badge({ invoice, today }: { readonly invoice: Badged; readonly today: string }): VNode {
  const { status, onHold, paymentStatus } = invoice;
  const late = daysLate(invoice, today);
  if (onHold) return <Mark kind="hold" text={status === 'open' ? t('status.openHeld') : t('status.held')} />;
  if (status === 'draft' || status === 'open') return <Mark kind={status} text={t(`status.${status}`)} />;
  if (status === 'voided') return <Mark kind="void" text={t('status.voided')} />;
  if (late > 0) return <Mark kind="late" text={t('status.overdue', { n: late })} />;
  const kind =
    { paid: 'paid', credited: 'paid', written_off: 'paid', uncollectible: 'void' }[paymentStatus as string] ?? 'due';
  return <Mark kind={kind} text={t(`status.${paymentStatus}`)} />;
}

function Mark({ kind, text }: { readonly kind: string; readonly text: string }): VNode {
  return <span class={`badge ${kind}`}>{text}</span>;
}
