import type { CreditNote } from './credit-note.ts';
import type { Invoice, InvoiceContent, Payment } from './invoice.ts';

/** The types of events, in the order of an invoice's life. */
export const eventTypes = [
  'invoice.drafted',
  'invoice.updated',
  'invoice.held',
  'invoice.released',
  'invoice.opened',
  'invoice.reopened',
  'invoice.one_off_created',
  'invoice.finalized',
  'invoice.voided',
  'invoice.deleted',
  'invoice.payment_recorded',
  'invoice.payment_reversed',
  'invoice.refund_recorded',
  'invoice.written_off',
  'invoice.write_off_reversed',
  'invoice.paid',
  'invoice.uncollectible',
  'invoice.overdue',
  'credit_note.created',
] as const;

/** A type of event. */
export type EventType = (typeof eventTypes)[number];

/** The fact: the members that changed and their new values; a payment comes alone, a credit note beside them. */
export type InvoiceChange = Partial<Omit<InvoiceContent, 'payments'>> &
  Partial<Omit<Invoice, keyof InvoiceContent>> & { readonly payment?: Payment; readonly creditNote?: CreditNote };

/**
 * A fact about an invoice, in the shape of Standard Webhooks, written in the transaction of the change.
 *
 * `data.change` holds what the command added, `data.invoice` the invoice right after it; the invoice can be rebuilt
 * from the changes alone.
 */
export interface InvoiceEvent {
  readonly id: string;
  readonly type: EventType;
  /** ISO instant. */
  readonly timestamp: string;
  /** 1, 2, 3 … per invoice; the invoice's `version` after it. */
  readonly sequence: number;
  readonly tenant: string;
  readonly data: { readonly change: InvoiceChange; readonly invoice: Invoice };
}

/** What a decision answers: the next state, and the facts that lead there. */
export interface Decision<I extends Invoice = Invoice> {
  readonly invoice: I;
  readonly events: readonly InvoiceEvent[];
  /** The credit note that it writes. */
  readonly creditNote?: CreditNote;
  /** What it changes beside, such as the invoice that a new one replaces. */
  readonly also?: readonly Decision[];
}
