import { deleteDraft } from '../decisions/delete-draft.ts';
import type { FinalizeInput } from '../decisions/finalize.ts';
import { hold, release } from '../decisions/hold.ts';
import { markUncollectible } from '../decisions/mark-uncollectible.ts';
import { type OpenInput, open, reopen } from '../decisions/open.ts';
import type { PaymentInput } from '../decisions/payments/payment.ts';
import { recordPayment } from '../decisions/payments/record-payment.ts';
import { updateDraft } from '../decisions/update-draft.ts';
import { type VoidInput, voidInvoice } from '../decisions/void-invoice.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, OpenInvoice, VoidedInvoice } from '../invoice/invoice.ts';
import type { InvoiceQuery, Page } from '../ports/invoice-store.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../pricing/input.ts';
import { type ChangeOptions, changeInvoice, changeInvoiceOnce } from './change.ts';
import { type CreateOptions, createOneOffInvoice, previewOneOffInvoice } from './create.ts';
import { listInvoices } from './list-invoices.ts';
import { type InvoicingOptions, readOptions } from './options.ts';
import { finalizing, previewChange, repriceInvoice } from './reprice.ts';

/**
 * One-off invoices of one tenant.
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
  /** The invoice, or `null`. */
  get(id: string): Promise<Invoice | null>;
  /** The invoice with a number of a billing entity, or `null`. */
  getByNumber(billingEntityId: string, number: string): Promise<Invoice | null>;
  /**
   * A page of invoices, newest first, or by days in the order of the day, latest first; see {@link InvoiceQuery} for
   * the filters.
   */
  list(query?: InvoiceQuery): Promise<Page<Invoice>>;
  /** The invoice's events in order, of a deleted draft too. */
  history(id: string): Promise<readonly InvoiceEvent[]>;
}

/**
 * Create the service over your store and your records. It is cheap: one per request or per transaction is fine.
 *
 * @throws {ValidationError} a policy or an option that cannot work
 * @throws {StoreError} `store.not_atomic`
 * @example
 * ```ts
 * const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory({ billingEntities, customers }) });
 * const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '500.00' }] });
 * const invoice = await invoicing.finalize(draft.id);
 * ```
 */
export function createInvoicing(options: InvoicingOptions): Invoicing {
  const settings = readOptions(options);
  const { store, tenant, policy } = settings;
  return {
    tenant,
    createOneOffInvoice: (input, given) => createOneOffInvoice(settings, input, given),
    preview: (input) => previewOneOffInvoice(settings, input),
    previewUpdate: (id, update) =>
      previewChange(settings, id, update, (invoice, context, plan) => updateDraft(invoice, update, context, plan)),
    updateDraft: (id, update, given = {}) =>
      repriceInvoice(settings, id, given, {
        update,
        takesNumber: false,
        needsTaxes: false,
        decide: (invoice, context, plan) => updateDraft(invoice, update, context, plan),
      }),
    hold: (id, given = {}) => changeInvoice(settings, id, given, hold),
    release: (id, given = {}) =>
      changeInvoice(settings, id, given, (invoice, context) => release(invoice, { ...context, policy })),
    open: (id, input = {}, given = {}) =>
      repriceInvoice(settings, id, given, {
        update: null,
        takesNumber: false,
        needsTaxes: true,
        decide: (invoice, context, plan) => open(invoice, input, context, plan),
      }),
    reopen: (id, given = {}) => changeInvoice(settings, id, given, reopen),
    finalize: (id, input = {}, given = {}) => repriceInvoice(settings, id, given, finalizing(input)),
    voidInvoice: (id, input, given = {}) =>
      changeInvoice(settings, id, given, (invoice, context) => voidInvoice(invoice, input, { ...context, policy })),
    deleteDraft: (id, given = {}) => changeInvoice(settings, id, given, deleteDraft),
    recordPayment: (id, input, { idempotencyKey, ...given } = {}) =>
      changeInvoiceOnce(settings, { name: 'recordPayment', id, input, idempotencyKey }, given, (invoice, context) =>
        recordPayment(invoice, input, context),
      ),
    markUncollectible: (id, given = {}) => changeInvoice(settings, id, given, markUncollectible),
    get: (id) => store.get(tenant, id),
    getByNumber: (billingEntityId, number) => store.getByNumber(tenant, billingEntityId, number),
    list: (query = {}) => listInvoices(settings, query),
    history: (id) => store.history(tenant, id),
  };
}
