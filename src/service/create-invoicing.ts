import { deleteDraft } from '../decisions/delete-draft.ts';
import { hold, release } from '../decisions/hold.ts';
import { markUncollectible } from '../decisions/mark-uncollectible.ts';
import { reopen } from '../decisions/open.ts';
import { recordPayment } from '../decisions/payments/record-payment.ts';
import { recordRefund } from '../decisions/payments/record-refund.ts';
import { reversePayment } from '../decisions/payments/reverse-payment.ts';
import { reverseWriteOff } from '../decisions/write-offs/reverse-write-off.ts';
import { writeOff } from '../decisions/write-offs/write-off.ts';
import { actingAs } from './acting-as.ts';
import { createMany } from './batches/create-many.ts';
import { finalizeDue } from './batches/finalize-due.ts';
import { finalizeMany } from './batches/finalize-many.ts';
import { markAllOverdue } from './batches/mark-overdue.ts';
import { changeInvoice, changeOnce } from './change-invoice.ts';
import { checkNumberSeries } from './commands/check-number-series.ts';
import { createInvoice } from './commands/create-one-off-invoice.ts';
import { finalizeInvoice } from './commands/finalize.ts';
import { listInvoices } from './commands/list-invoices.ts';
import { openInvoice } from './commands/open.ts';
import { previewInvoice } from './commands/preview.ts';
import { readPricingContext } from './commands/pricing-context.ts';
import { readHistory } from './commands/read-history.ts';
import { rebuildStoredInvoice } from './commands/rebuild-stored-invoice.ts';
import { editDraft, previewEdit } from './commands/update-draft.ts';
import { voidStored } from './commands/void-invoice.ts';
import { creditInvoice, previewCredit } from './corrections/credit.ts';
import { listCreditNotes } from './corrections/list-credit-notes.ts';
import { reissueInvoice } from './corrections/reissue.ts';
import { onCopies } from './input/on-copies.ts';
import type { Invoicing } from './invoicing.ts';
import { type InvoicingOptions, readOptions, type Settings } from './options.ts';
import { sendStoredCreditNote, sendStoredInvoice } from './sending/send.ts';

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
  const by = (given: unknown): Settings => actingAs(settings, given);
  return {
    tenant,
    policy,
    currencies: settings.currencies,
    sends: settings.sending !== undefined,
    billingEntities: () => settings.directory.billingEntities(tenant),
    pricingContext: onCopies((query) => readPricingContext(settings, query)),
    createOneOffInvoice: onCopies((input, given) =>
      createInvoice(by(given), input, given),
    ) as Invoicing['createOneOffInvoice'],
    preview: onCopies((input) => previewInvoice(settings, input)),
    previewUpdate: onCopies((id, update) => previewEdit(settings, id, update)),
    updateDraft: onCopies((id, update, given) => editDraft(by(given), id, update, given)),
    hold: onCopies((id, given) => changeInvoice(by(given), id, given, hold)),
    release: onCopies((id, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => release(invoice, { ...context, policy })),
    ),
    open: onCopies((id, input, given) => openInvoice(by(given), id, input, given)),
    reopen: onCopies((id, given) => changeInvoice(by(given), id, given, reopen)),
    finalize: onCopies((id, input, given) => finalizeInvoice(by(given), id, input, given)),
    voidInvoice: onCopies((id, input, given) => voidStored(by(given), id, input, given)),
    deleteDraft: onCopies((id, given) => changeInvoice(by(given), id, given, deleteDraft)),
    recordPayment: onCopies((id, input, given) =>
      changeOnce(by(given), { id, name: 'recordPayment', input }, given, (invoice, context) =>
        recordPayment(invoice, input, { ...context, policy }),
      ),
    ),
    recordRefund: onCopies((id, input, given) =>
      changeOnce(by(given), { id, name: 'recordRefund', input }, given, (invoice, context) =>
        recordRefund(invoice, input, { ...context, policy }),
      ),
    ),
    reversePayment: onCopies((id, input, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => reversePayment(invoice, input, { ...context, policy })),
    ),
    writeOff: onCopies((id, input, given) =>
      changeOnce(by(given), { id, name: 'writeOff', input }, given, (invoice, context) =>
        writeOff(invoice, input, { ...context, policy }),
      ),
    ),
    reverseWriteOff: onCopies((id, input, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => reverseWriteOff(invoice, input, context)),
    ),
    markUncollectible: onCopies((id, given) => changeInvoice(by(given), id, given, markUncollectible)),
    sendInvoice: onCopies((id, input, given) => sendStoredInvoice(by(given), id, input, given)),
    sendCreditNote: onCopies((id, input, given) => sendStoredCreditNote(by(given), id, input, given)),
    createCreditNote: onCopies((id, input, given) => creditInvoice(by(given), id, input, given)),
    previewCreditNote: onCopies((id, input) => previewCredit(settings, id, input)),
    reissue: onCopies((id, given) => reissueInvoice(by(given), id, given)),
    createOneOffInvoices: (items, given = {}) => createMany(by(given), items, given),
    finalizeMany: (ids, given = {}) => finalizeMany(by(given), ids, given),
    finalizeDue: onCopies((now, given) => finalizeDue(by(given), now, given)),
    markOverdue: onCopies((asOf, given) => markAllOverdue(by(given), asOf, given)),
    checkNumberSeries: onCopies((billingEntity) => checkNumberSeries(settings, billingEntity)),
    get: (id) => store.get(tenant, id),
    getByNumber: (billingEntityId, number) => store.getByNumber(tenant, billingEntityId, number),
    list: onCopies((query) => listInvoices(settings, query)),
    history: onCopies((id, query) => readHistory(settings, id, query)),
    rebuildInvoice: (id, version) => rebuildStoredInvoice(settings, id, version),
    creditNotes: (id) => store.creditNotes(tenant, id),
    getCreditNote: (id) => store.getCreditNote(tenant, id),
    listCreditNotes: onCopies((query) => listCreditNotes(settings, query)),
  };
}
