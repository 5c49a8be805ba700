import type { Invoice } from '../../../../invoice/invoice.ts';
import { isZero } from '../../../../money/amounts.ts';
import type { Policy } from '../../../../policy/policy.ts';
import { isServed, may } from '../../state/session.ts';
import type { TextKey } from '../../texts/t.ts';

/** The commands of the page. */
type ActionName =
  | 'release'
  | 'hold'
  | 'open'
  | 'reopen'
  | 'issue'
  | 'edit'
  | 'schedule'
  | 'delete'
  | 'duplicate'
  | 'recordPayment'
  | 'creditNote'
  | 'refund'
  | 'uncollectible'
  | 'void'
  | 'writeOff'
  | 'reissue'
  | 'send';

/** Something that can be done: by a link, by a dialog, or by a call. */
export interface Action {
  readonly name: ActionName;
  readonly path?: string;
  readonly href?: string;
}

type Offer = readonly [isOffered: boolean, scope: string, action: Action];

/** What the invoice's state and the reader's scopes allow, the next step first. */
export function actionsOf(invoice: Invoice, policy: Policy | undefined): readonly Action[] {
  const { id, status, onHold, number, paymentStatus } = invoice;
  const isDraft = status === 'draft';
  const isIssued = status === 'finalized';
  const isSettled = !isZero(invoice.amountPaid) || !isZero(invoice.amountCredited) || !isZero(invoice.amountWrittenOff);
  const isDue = isIssued && !isZero(invoice.amountDue);
  const canVoid = isIssued && !isSettled && policy?.voidIssued !== 'credit_note_only' && invoice.deductedBy === null;
  const offers: readonly Offer[] = [
    [onHold, 'invoices:draft', { name: 'release', path: '/release' }],
    [(isDraft || status === 'open') && !onHold, 'invoices:issue', { name: 'issue' }],
    [isDue, 'payments:write', { name: 'recordPayment' }],
    [
      (isIssued && paymentStatus === 'credited') || status === 'voided',
      'invoices:draft',
      { name: 'reissue', path: '/reissue' },
    ],
    [isDraft, 'invoices:draft', { name: 'edit', href: `edit=${encodeURIComponent(id)}` }],
    [isDraft && !onHold, 'invoices:issue', { name: 'open', path: '/open' }],
    [(isDraft || status === 'open') && !onHold, 'invoices:draft', { name: 'hold', path: '/hold' }],
    [status === 'open', 'invoices:issue', { name: 'reopen', path: '/reopen' }],
    [isDraft, 'invoices:issue', { name: 'schedule' }],
    [isIssued && isServed('sending'), 'invoices:issue', { name: 'send' }],
    [isIssued && paymentStatus !== 'credited', 'corrections:write', { name: 'creditNote' }],
    [isIssued && !isZero(invoice.amountRefundable), 'payments:write', { name: 'refund' }],
    [isDue && policy?.writeOff.limit != null, 'corrections:write', { name: 'writeOff' }],
    [isDue && paymentStatus !== 'uncollectible', 'payments:write', { name: 'uncollectible', path: '/uncollectible' }],
    [
      canVoid || (isDraft && number !== null) || (status === 'open' && number !== null),
      'corrections:write',
      { name: 'void' },
    ],
    [true, 'invoices:draft', { name: 'duplicate', href: `new&duplicate=${encodeURIComponent(id)}` }],
    [isDraft && number === null, 'invoices:draft', { name: 'delete' }],
  ];
  return offers.filter(([isOffered, scope]) => isOffered && may(scope)).map(([, , action]) => action);
}

/** The steps that an invoice waits for; nothing else is offered before others. */
export const nextSteps: ReadonlySet<ActionName> = new Set(['release', 'issue', 'recordPayment', 'reissue']);

/** Why the next step is not there yet, in words beside the buttons. */
export function hintOf({ status, onHold }: Invoice): TextKey | null {
  if (onHold) return 'hint.held';
  return status === 'open' && may('invoices:draft') ? 'hint.open' : null;
}
