import type { CreditNoteInput } from '../decisions/credit-notes/credit-note-input.ts';
import type { FinalizeInput } from '../decisions/finalize.ts';
import type { OpenInput } from '../decisions/open.ts';
import type { PaymentInput } from '../decisions/payments/payment.ts';
import type { ReversalInput } from '../decisions/payments/reverse-payment.ts';
import type { VoidInput } from '../decisions/void-invoice.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, OpenInvoice, VoidedInvoice } from '../invoice/invoice.ts';
import type { CreditNoteQuery, HistoryQuery, InvoiceQuery, Page } from '../ports/invoice-store.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../pricing/input.ts';
import type { BatchResult } from './batches/batch-result.ts';
import type { BatchOptions, Items } from './batches/chunks.ts';
import type { BatchItem } from './batches/create-many.ts';
import type { RunOptions } from './batches/run-options.ts';
import type { ChangeOptions, CreateOptions } from './command-options.ts';
import type { CreditNotePreview } from './corrections/credit.ts';

/**
 * The invoices of one tenant: every command on them.
 *
 * Every command stores all of what it does or nothing, and throws `ValidationError` (fix the input), `NotFoundError`,
 * `InvoiceStateError` (wrong state), `ConflictError` (reload and retry), `IdempotencyConflictError`,
 * `TaxUnavailableError` (try later) or `StoreError`.
 */
export interface Invoicing {
  /** Whose invoices they are. */
  readonly tenant: string;
  /**
   * Create an invoice: a draft, a draft on hold, or with `issue: "now"` a finalized one.
   *
   * With an idempotency key the same input gives the same answer however often and however parallel it comes.
   */
  createOneOffInvoice(input: OneOffInvoiceInput, options?: CreateOptions): Promise<Invoice>;
  /** The draft that {@link createOneOffInvoice} would store: the same calculation, nothing stored, no number. */
  preview(input: OneOffInvoiceInput): Promise<DraftInvoice>;
  /** The draft that {@link updateDraft} would store: the same calculation, nothing stored. */
  previewUpdate(id: string, update: DraftUpdate): Promise<DraftInvoice>;
  /** Edit a draft: what is not named stays, `null` clears, `lines` is the whole new list. */
  updateDraft(id: string, update: DraftUpdate, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Put a draft or open invoice on hold: nothing finalizes it until it is released. */
  hold(id: string, options?: ChangeOptions): Promise<DraftInvoice | OpenInvoice>;
  release(id: string, options?: ChangeOptions): Promise<DraftInvoice | OpenInvoice>;
  /** Approve a draft: content, parties and taxes are frozen, the number is not yet taken. */
  open(id: string, input?: OpenInput, options?: ChangeOptions): Promise<OpenInvoice>;
  /** Take an open invoice back to draft. */
  reopen(id: string, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Issue a draft or open invoice: it takes its number. Again on a finalized one: answers it, changes nothing. */
  finalize(id: string, input?: FinalizeInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /** Void an invoice that has a number; it keeps it. */
  voidInvoice(id: string, input: VoidInput, options?: ChangeOptions): Promise<VoidedInvoice>;
  /** Delete a draft that never had a number. Answers its last state. */
  deleteDraft(id: string, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Record money that came in; never more than is due. */
  recordPayment(id: string, input: PaymentInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Give up on the money; it may still be paid. */
  markUncollectible(id: string, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Credit a finalized invoice: all that is left of it, lines, quantities of lines, or amounts of lines.
   *
   * Any split over any number of notes, in any order, ends at exactly 0.00 per line, per tax and in total.
   */
  createCreditNote(
    invoiceId: string,
    input: CreditNoteInput,
    options?: CreateOptions & ChangeOptions,
  ): Promise<CreditNote>;
  /** The note that {@link createCreditNote} would store: the same calculation, nothing stored, no number. */
  previewCreditNote(invoiceId: string, input: CreditNoteInput): Promise<CreditNotePreview>;
  /** Record money that went back; never more than is refundable. Who pays it back is the host's business. */
  recordRefund(id: string, input: PaymentInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Take back a payment or refund that failed after all. Again: the same invoice, nothing new. */
  reversePayment(id: string, input: ReversalInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Issue a voided or fully credited invoice again: a new draft with its lines and prices, taxes derived anew, dates
   * open; `replaces` and `replacedBy` link the two.
   */
  reissue(id: string, options?: CreateOptions & ChangeOptions): Promise<DraftInvoice>;
  /**
   * Create invoices one after the other from a list, a generator or a stream, with constant memory.
   *
   * One result per item, in order; the items of a chunk share a transaction and take one block of numbers, and a bad
   * item is left out alone. It works as its results are read: `for await` over all of them. With a key per item a batch
   * that is run again makes no second invoice.
   */
  createOneOffInvoices(
    items: Items<BatchItem>,
    options?: BatchOptions,
  ): AsyncGenerator<BatchResult<BatchItem>, void, void>;
  /** Finalize invoices by their ids, in the same way; one that is finalized already is its own answer. */
  finalizeMany(
    ids: Items<string>,
    options?: BatchOptions,
  ): AsyncGenerator<BatchResult<string, FinalizedInvoice>, void, void>;
  /**
   * Finalize drafts and open invoices whose `finalizeAt` is not after `now` (default: the clock's), the earliest first.
   *
   * Safe with many workers: what another has locked is passed over, and so is what is on hold. Failures are reported
   * and stop nothing; they are tried again in the next run. Issue dates are the billing entity's day of `now`.
   */
  finalizeDue(now?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
  /**
   * Write `invoice.overdue`, once per invoice, for every finalized one with something due whose due date lies before
   * the billing entity's day of `asOf` (default: the clock's).
   */
  markOverdue(asOf?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
  /** The invoice, or `null`. */
  get(id: string): Promise<Invoice | null>;
  /** The invoice with a number of a billing entity, or `null`. */
  getByNumber(billingEntityId: string, number: string): Promise<Invoice | null>;
  /**
   * A page of invoices, newest first, or by days in the order of the day, latest first; see {@link InvoiceQuery} for
   * the filters.
   */
  list(query?: InvoiceQuery): Promise<Page<Invoice>>;
  /** A page of the invoice's events in order, of a deleted draft too; see {@link HistoryQuery}. */
  history(id: string, query?: HistoryQuery): Promise<Page<InvoiceEvent>>;
  /**
   * The invoice rebuilt from its events alone, as it is or as of an earlier version.
   *
   * @throws {NotFoundError} `invoice.not_found`
   * @throws {ValidationError} `history.broken` when an event is missing, and `field.value` for a version that it never had
   */
  rebuildInvoice(id: string, version?: number): Promise<Invoice>;
  /** The credit notes of an invoice, oldest first. */
  creditNotes(invoiceId: string): Promise<readonly CreditNote[]>;
  /** The credit note, or `null`. */
  getCreditNote(id: string): Promise<CreditNote | null>;
  /**
   * A page of credit notes, newest first; see {@link CreditNoteQuery} for the filters.
   *
   * @throws {ValidationError} `field.*`, `text.*`: a filter that is misspelt is refused, not left out
   */
  listCreditNotes(query?: CreditNoteQuery): Promise<Page<CreditNote>>;
}
