import type { CreditNote } from './credit-note.ts';
import type { Invoice, InvoiceContent, Payment } from './invoice.ts';
import type { Message } from './message.ts';

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
  'invoice.sent',
  'credit_note.created',
  'credit_note.sent',
] as const;

/** A type of event. */
export type EventType = (typeof eventTypes)[number];

/** Members of an invoice as a change carries them: all but those that every event has anyway. */
export type InvoiceMembers = Omit<InvoiceContent, 'version' | 'updatedAt' | 'payments'> &
  Partial<Omit<Invoice, keyof InvoiceContent>>;

/**
 * The fact of any event: the members that changed and their new values; a payment comes alone, a credit note and a message
 * beside them.
 */
export type InvoiceChange = Partial<InvoiceMembers> & {
  readonly payment?: Payment;
  readonly creditNote?: CreditNote;
  readonly message?: Message;
};

/** A change of these members and no others. */
type Only<T> = T & { readonly [K in Exclude<keyof InvoiceChange, keyof T>]?: never };

/** Any members changed. */
type Changed<T = Partial<InvoiceMembers>> = Only<Partial<InvoiceMembers> & T>;

/**
 * The fact of each type of event. A new invoice comes whole, in `invoice.drafted`, or in `invoice.finalized` where it was
 * issued at once; every other change has the members that the command changed.
 */
export interface EventChanges {
  readonly 'invoice.drafted': Only<InvoiceMembers & { readonly status: 'draft' }>;
  readonly 'invoice.updated': Changed;
  readonly 'invoice.held': Only<{ readonly onHold: true }>;
  readonly 'invoice.released': Only<{ readonly onHold: false; readonly finalizeAt?: string | null }>;
  readonly 'invoice.opened': Changed<{ readonly status: 'open' }>;
  readonly 'invoice.reopened': Only<{ readonly status: 'draft' }>;
  readonly 'invoice.one_off_created': Only<unknown>;
  readonly 'invoice.finalized': Changed<{ readonly status: 'finalized'; readonly finalizedAt: string }>;
  readonly 'invoice.voided': Changed<{
    readonly status: 'voided';
    readonly voidedAt: string;
    readonly voidReason: string;
  }>;
  readonly 'invoice.deleted': Only<unknown>;
  readonly 'invoice.payment_recorded': Changed<{ readonly payment: Payment }>;
  readonly 'invoice.payment_reversed': Changed<{ readonly payment: Payment }>;
  readonly 'invoice.refund_recorded': Changed<{ readonly payment: Payment }>;
  readonly 'invoice.written_off': Changed<Pick<InvoiceContent, 'writeOffs'>>;
  readonly 'invoice.write_off_reversed': Changed<Pick<InvoiceContent, 'writeOffs'>>;
  readonly 'invoice.paid': Only<unknown>;
  readonly 'invoice.uncollectible': Only<{ readonly paymentStatus: 'uncollectible' }>;
  readonly 'invoice.overdue': Only<{ readonly overdueAt: string }>;
  readonly 'invoice.sent': Only<{ readonly message: Message }>;
  readonly 'credit_note.created': Changed<{ readonly creditNote: CreditNote }>;
  readonly 'credit_note.sent': Only<{ readonly message: Message; readonly creditNote: CreditNote }>;
}

/** An event of one type, with the change of that type. */
export interface EventOf<T extends EventType> {
  readonly id: string;
  readonly type: T;
  /** ISO instant. */
  readonly timestamp: string;
  /** 1, 2, 3 … per invoice; the invoice's `version` after it. */
  readonly sequence: number;
  readonly tenant: string;
  /** Who did it: the command's `actor` option. Absent if none was given. */
  readonly actor?: string;
  readonly data: { readonly change: EventChanges[T]; readonly invoice: Invoice };
}

/**
 * A fact about an invoice, in the shape of Standard Webhooks, written in the transaction of the change.
 *
 * `data.change` holds what the command added, `data.invoice` the invoice right after it; the invoice can be rebuilt
 * from the changes alone. `type` tells which change it is: TypeScript narrows by it.
 */
export type InvoiceEvent = { [T in EventType]: EventOf<T> }[EventType];

/** What a decision answers: the next state, and the facts that lead there. */
export interface Decision<I extends Invoice = Invoice> {
  readonly invoice: I;
  readonly events: readonly InvoiceEvent[];
  /** The credit note that it writes. */
  readonly creditNote?: CreditNote;
  /** What it changes beside, such as the invoice that a new one replaces. */
  readonly also?: readonly Decision[];
}

/** The part of an event that an invoice is rebuilt from: the change, not the state beside it. */
export interface Fact extends Pick<InvoiceEvent, 'sequence' | 'timestamp'> {
  readonly data: { readonly change: InvoiceChange };
}
