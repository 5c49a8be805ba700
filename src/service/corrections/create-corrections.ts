import type { CreditNoteInput } from '../../decisions/credit-notes/credit-note-input.ts';
import type { PaymentInput } from '../../decisions/payments/payment.ts';
import { recordRefund } from '../../decisions/payments/record-refund.ts';
import { type ReversalInput, reversePayment } from '../../decisions/payments/reverse-payment.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { DraftInvoice, FinalizedInvoice } from '../../invoice/invoice.ts';
import type { CreditNoteQuery, Page } from '../../ports/invoice-store.ts';
import { type ChangeOptions, changeInvoice, changeInvoiceOnce } from '../change.ts';
import type { CreateOptions } from '../create.ts';
import { type InvoicingOptions, readOptions } from '../options.ts';
import { type CreditNotePreview, creditInvoice, previewCredit } from './credit.ts';
import { listCreditNotes } from './list-credit-notes.ts';
import { replaceInvoice } from './replace.ts';

/**
 * What is done about an issued invoice that was wrong, and about money that went back.
 *
 * Every command stores all of what it does or nothing, and throws what the commands of `Invoicing` throw.
 */
export interface Corrections {
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
  /** Record money that went back; never more than is refundable. Who pays it back is the host's business. */
  recordRefund(id: string, input: PaymentInput, options?: CreateOptions & ChangeOptions): Promise<FinalizedInvoice>;
  /** Take back a payment or refund that failed after all. Again: the same invoice, nothing new. */
  reversePayment(id: string, input: ReversalInput, options?: ChangeOptions): Promise<FinalizedInvoice>;
  /**
   * Issue a voided or fully credited invoice again: a new draft with its lines and prices, taxes derived anew, dates
   * open; `replaces` and `replacedBy` link the two.
   */
  reissue(id: string, options?: CreateOptions & ChangeOptions): Promise<DraftInvoice>;
}

/**
 * Create the corrections over the options of `createInvoicing`. It is cheap: one per request is fine.
 *
 * @throws {ValidationError} a policy or an option that cannot work
 * @throws {StoreError} `store.not_atomic`
 * @example
 * ```ts
 * const corrections = createCorrections({ store, directory });
 * const note = await corrections.createCreditNote(invoice.id, { reason: 'order_change', lines: [{ lineId, quantity: 2 }] });
 * ```
 */
export function createCorrections(options: InvoicingOptions): Corrections {
  const settings = readOptions(options);
  return {
    createCreditNote: (id, input, given = {}) => creditInvoice(settings, id, input, given),
    previewCreditNote: (id, input) => previewCredit(settings, id, input),
    creditNotes: (id) => settings.store.creditNotes(settings.tenant, id),
    getCreditNote: (id) => settings.store.getCreditNote(settings.tenant, id),
    listCreditNotes: (query = {}) => listCreditNotes(settings, query),
    recordRefund: (id, input, { idempotencyKey, ...given } = {}) =>
      changeInvoiceOnce(settings, { name: 'recordRefund', id, input, idempotencyKey }, given, (invoice, context) =>
        recordRefund(invoice, input, context),
      ),
    reversePayment: (id, input, given = {}) =>
      changeInvoice(settings, id, given, (invoice, context) => reversePayment(invoice, input, context)),
    reissue: (id, given = {}) => replaceInvoice(settings, id, given),
  };
}
