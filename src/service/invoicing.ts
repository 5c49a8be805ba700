import type { CreditNoteInput } from '../decisions/credit-notes/credit-note-input.ts';
import type { FinalizeInput } from '../decisions/finalize.ts';
import type { OpenInput } from '../decisions/open.ts';
import type { PaymentInput } from '../decisions/payments/payment.ts';
import type { ReversalInput } from '../decisions/payments/reverse-payment.ts';
import type { ReissueInput } from '../decisions/reissue-input.ts';
import type { MessageInput } from '../decisions/sending/message-input.ts';
import type { VoidInput } from '../decisions/void-invoice.ts';
import type { WriteOffReversalInput } from '../decisions/write-offs/reverse-write-off.ts';
import type { WriteOffInput } from '../decisions/write-offs/write-off.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { Fault } from '../errors/fault.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, OpenInvoice, VoidedInvoice } from '../invoice/invoice.ts';
import type { InvoiceSummary } from '../invoice/summary.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import type { CreditNoteQuery, HistoryQuery, InvoiceQuery, Page } from '../ports/invoice-store.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../pricing/input.ts';
import type { RowOf } from '../validation/row.ts';
import type { BatchResult } from './batches/batch-result.ts';
import type { BatchRun } from './batches/batch-run.ts';
import type { BatchOptions, Items } from './batches/chunks.ts';
import type { BatchItem } from './batches/create-many.ts';
import type { RunOptions } from './batches/run-options.ts';
import type { InvoicePreview } from './commands/preview.ts';
import type { PricingContextAnswer, PricingContextQuery } from './commands/pricing-context.ts';
import type { CreditNotePreview } from './corrections/credit.ts';
import type { ChangeOptions, CreateOptions } from './input/command-options.ts';

/**
 * The invoices of one tenant: every command on them.
 *
 * Every command stores all of what it does or nothing, and throws `ValidationError` (fix the input), `NotFoundError`,
 * `InvoiceStateError` (wrong state), `ConflictError` (reload and retry), `IdempotencyConflictError`,
 * `TaxUnavailableError` (try later) or `StoreError`.
 */
export interface Invoicing {
  /** The tenant whose invoices they are. */
  readonly tenant: string;
  /** The policy that they follow. */
  readonly policy: Policy;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
  /** Whether `sendInvoice` and `sendCreditNote` can send. */
  readonly sends: boolean;
  /** The billing entities of the directory, by id; of one that does not list them, the only one. */
  billingEntities(): Promise<readonly BillingEntity[]>;
  /** The records, the policy and the day to price an invoice with elsewhere: the same figures as here, without a call. */
  pricingContext(query: PricingContextQuery): Promise<PricingContextAnswer>;
  /**
   * Create an invoice: a draft, a draft on hold, or with `issue: "now"` a finalized one.
   *
   * With an idempotency key the same input returns the same invoice, however often and however concurrently it is sent.
   */
  createOneOffInvoice(
    input: OneOffInvoiceInput & { readonly issue: 'now' },
    options?: CreateOptions,
  ): Promise<FinalizedInvoice>;
  createOneOffInvoice(
    input: OneOffInvoiceInput & { readonly issue: 'draft' | 'held' },
    options?: CreateOptions,
  ): Promise<DraftInvoice>;
  createOneOffInvoice(input: OneOffInvoiceInput, options?: CreateOptions): Promise<Invoice>;
  /** The draft that {@link createOneOffInvoice} would store: the same calculation, but nothing is stored. */
  preview(input: OneOffInvoiceInput): Promise<InvoicePreview>;
  /** The draft that {@link updateDraft} would store: the same calculation, but nothing is stored. */
  previewUpdate(id: string, update: DraftUpdate): Promise<InvoicePreview>;
  /** Edit a draft: fields that are left out stay, `null` clears a field, `lines` is the complete new list. */
  updateDraft(id: string, update: DraftUpdate, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Put a draft or open invoice on hold: it is not finalized until it is released. */
  hold(id: string, options?: ChangeOptions): Promise<DraftInvoice | OpenInvoice>;
  /** Release an invoice that is on hold. */
  release(id: string, options?: ChangeOptions): Promise<DraftInvoice | OpenInvoice>;
  /** Approve a draft: content, parties and taxes are frozen; it has no number yet. */
  open(id: string, input?: OpenInput, options?: ChangeOptions): Promise<OpenInvoice>;
  /** Take an open invoice back to draft. */
  reopen(id: string, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Issue a draft or open invoice: it gets its number. A finalized invoice is returned unchanged. */
  finalize(id: string, input?: FinalizeInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /** Void an invoice that has a number; it keeps the number. */
  voidInvoice(id: string, input: VoidInput, options?: ChangeOptions): Promise<VoidedInvoice>;
  /** Delete a draft that never had a number; resolves with its last state. */
  deleteDraft(id: string, options?: ChangeOptions): Promise<DraftInvoice>;
  /** Record a payment; never more than is due. */
  recordPayment(id: string, input: PaymentInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Mark an invoice as uncollectible; it can still be paid. */
  markUncollectible(id: string, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Send an issued invoice by e-mail, to the customer unless the input names addresses.
   *
   * The commit stores the event `invoice.sent` with the message; a relay makes the documents and hands them to your
   * `EmailSink`, as often as it takes. With an idempotency key a call that is retried sends nothing twice; without one
   * each call sends an e-mail.
   *
   * @throws {ValidationError} `email.*`, `field.*`, `text.*`
   * @throws {InvoiceStateError} `invoice.wrong_state`: a draft is sent after it was issued
   */
  sendInvoice(id: string, input?: MessageInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Send a credit note by e-mail, as {@link sendInvoice} sends an invoice; its event is `credit_note.sent`. */
  sendCreditNote(id: string, input?: MessageInput, options?: CreateOptions): Promise<CreditNote>;
  /**
   * Credit a finalized invoice: all that is left of it, lines, quantities of lines, or amounts of lines.
   *
   * However it is split over credit notes, and in any order, exactly 0.00 is left per line, per tax and in total.
   */
  createCreditNote(
    invoiceId: string,
    input: CreditNoteInput,
    options?: CreateOptions & ChangeOptions,
  ): Promise<CreditNote>;
  /** The credit note that {@link createCreditNote} would store: the same calculation, but nothing is stored. */
  previewCreditNote(invoiceId: string, input: CreditNoteInput): Promise<CreditNotePreview>;
  /** Record a refund; never more than is refundable. The host pays it back. */
  recordRefund(id: string, input: PaymentInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Reverse a payment or refund that failed afterwards. A second call returns the same invoice and changes nothing. */
  reversePayment(id: string, input: ReversalInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Write off a small amount that is due: without a number, and without lowering the tax. Never more than is due, nor than
   * the policy's `writeOff.limit`.
   */
  writeOff(id: string, input: WriteOffInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Claim again what was written off. A second call returns the same invoice and changes nothing. */
  reverseWriteOff(id: string, input: WriteOffReversalInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Issue a voided or fully credited invoice again: a new draft with its lines and prices, new taxes and no dates yet;
   * `replaces` and `replacedBy` link the two. The tax dates stay, because the supply did not move, unless you give another.
   */
  reissue(id: string, input?: ReissueInput, options?: CreateOptions & ChangeOptions): Promise<DraftInvoice>;
  /**
   * Create many invoices from a list, a generator or a stream, with constant memory.
   *
   * There is one result per item, in order. The items of a chunk share a transaction and take one block of numbers; an
   * item that fails keeps no other out. The batch runs while you read its results with `for await`; `await` runs it whole
   * and resolves with the list of its results. With an idempotency
   * key per item, running a batch again creates no second invoice.
   */
  createOneOffInvoices(items: Items<BatchItem>, options?: BatchOptions): BatchRun<BatchItem>;
  /** Finalize many invoices by their ids, in the same way; a finalized invoice is returned unchanged. */
  finalizeMany(ids: Items<string>, options?: BatchOptions): BatchRun<string, FinalizedInvoice>;
  /**
   * Finalize drafts and open invoices whose `finalizeAt` is not after `now` (default: the clock's), the earliest first.
   *
   * Many workers may run it: invoices that another has locked, or that are on hold, are skipped. A failure is reported,
   * stops nothing, and is tried again in the next run. The issue date is the date of `now` in the seller's time zone.
   */
  finalizeDue(now?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
  /**
   * Write `invoice.overdue`, once per invoice, for every finalized invoice with an amount due whose due date is before
   * the date of `asOf` (default: the clock's) in the seller's time zone.
   */
  markOverdue(asOf?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
  /**
   * Check the number series of a billing entity against the numbers that are taken, before you save the record: faults,
   * none if the change is safe. Nothing is stored.
   *
   * A changed pattern, reset or prefix must not come to a number that a document of the billing entity has, and a changed
   * `startAt` must lie above the last number of the series. It reads numbers alone, a thousand at a time, and no
   * documents.
   *
   * @returns `number.taken` with the number and a `startAt` that is free, `number.start_at_passed`, and the codes of
   * `validateBillingEntity`
   */
  checkNumberSeries(billingEntity: RowOf<BillingEntity>): Promise<readonly Fault[]>;
  /** The invoice, or `null`. */
  get(id: string): Promise<Invoice | null>;
  /** The invoice with a number of a billing entity, or `null`. */
  getByNumber(billingEntityId: string, number: string): Promise<Invoice | null>;
  /**
   * A page of invoices, newest first, or by days in the order of the day, latest first; see {@link InvoiceQuery} for
   * the filters.
   */
  list(query?: InvoiceQuery): Promise<Page<Invoice>>;
  /** The page that {@link list} gives, without lines, taxes and payments: for lists that people look through. */
  listSummaries(query?: InvoiceQuery): Promise<Page<InvoiceSummary>>;
  /** A page of the invoice's events in order, of a deleted draft too; see {@link HistoryQuery}. */
  history(id: string, query?: HistoryQuery): Promise<Page<InvoiceEvent>>;
  /**
   * The invoice rebuilt from its events alone, as of now or of an earlier version.
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
