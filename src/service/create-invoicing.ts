import { deleteDraft } from '../decisions/delete-draft.ts';
import { hold, release } from '../decisions/hold.ts';
import { markUncollectible } from '../decisions/mark-uncollectible.ts';
import { open, reopen } from '../decisions/open.ts';
import { recordPayment } from '../decisions/payments/record-payment.ts';
import { recordRefund } from '../decisions/payments/record-refund.ts';
import { reversePayment } from '../decisions/payments/reverse-payment.ts';
import { updateDraft } from '../decisions/update-draft.ts';
import { voidInvoice } from '../decisions/void-invoice.ts';
import { createMany } from './batches/create-many.ts';
import { finalizeDue } from './batches/finalize-due.ts';
import { finalizeMany } from './batches/finalize-many.ts';
import { markAllOverdue } from './batches/mark-overdue.ts';
import { readRun } from './batches/run-options.ts';
import { changeInvoice, changeInvoiceOnce } from './change.ts';
import { creditInvoice, previewCredit } from './corrections/credit.ts';
import { listCreditNotes } from './corrections/list-credit-notes.ts';
import { replaceInvoice } from './corrections/replace.ts';
import { createOneOffInvoice, previewOneOffInvoice } from './create.ts';
import type { Invoicing } from './invoicing.ts';
import { listInvoices } from './list-invoices.ts';
import { type InvoicingOptions, readOptions } from './options.ts';
import { readHistory } from './read-history.ts';
import { rebuildStoredInvoice } from './rebuild-stored-invoice.ts';
import { finalizing, previewChange, repriceInvoice } from './reprice.ts';

/**
 * Create the service over your store and your records. It is cheap: one per request or per transaction is fine.
 *
 * @throws {ValidationError} a policy or an option that cannot work, or that is misspelt
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
    recordRefund: (id, input, { idempotencyKey, ...given } = {}) =>
      changeInvoiceOnce(settings, { name: 'recordRefund', id, input, idempotencyKey }, given, (invoice, context) =>
        recordRefund(invoice, input, context),
      ),
    reversePayment: (id, input, given = {}) =>
      changeInvoice(settings, id, given, (invoice, context) => reversePayment(invoice, input, context)),
    markUncollectible: (id, given = {}) => changeInvoice(settings, id, given, markUncollectible),
    createCreditNote: (id, input, given = {}) => creditInvoice(settings, id, input, given),
    previewCreditNote: (id, input) => previewCredit(settings, id, input),
    reissue: (id, given = {}) => replaceInvoice(settings, id, given),
    createOneOffInvoices: (items, given = {}) => createMany(settings, items, given),
    finalizeMany: (ids, given = {}) => finalizeMany(settings, ids, given),
    finalizeDue: async (now, given) => {
      const { moment, limit } = readRun(settings, 'now', now, given);
      return finalizeDue(settings, moment, limit);
    },
    markOverdue: async (asOf, given) => {
      const { moment, limit } = readRun(settings, 'asOf', asOf, given);
      return markAllOverdue(settings, moment, limit);
    },
    get: (id) => store.get(tenant, id),
    getByNumber: (billingEntityId, number) => store.getByNumber(tenant, billingEntityId, number),
    list: (query = {}) => listInvoices(settings, query),
    history: (id, query = {}) => readHistory(settings, id, query),
    rebuildInvoice: (id, version) => rebuildStoredInvoice(settings, id, version),
    creditNotes: (id) => store.creditNotes(tenant, id),
    getCreditNote: (id) => store.getCreditNote(tenant, id),
    listCreditNotes: (query = {}) => listCreditNotes(settings, query),
  };
}
