import { deleteDraft } from '../decisions/delete-draft.ts';
import { hold, release } from '../decisions/hold.ts';
import { markUncollectible } from '../decisions/mark-uncollectible.ts';
import { recordPayment } from '../decisions/payments/record-payment.ts';
import { recordRefund } from '../decisions/payments/record-refund.ts';
import { reversePayment } from '../decisions/payments/reverse-payment.ts';
import { reopen } from '../decisions/reopen.ts';
import { reverseWriteOff } from '../decisions/write-offs/reverse-write-off.ts';
import { writeOff } from '../decisions/write-offs/write-off.ts';
import { actingAs } from './acting-as.ts';
import { createMany } from './batches/create-many.ts';
import { finalizeMany } from './batches/finalize-many.ts';
import { changeInvoice, changeOnce } from './change-invoice.ts';
import { listInvoiceSummaries, listInvoices } from './commands/list-invoices.ts';
import { readHistory } from './commands/read-history.ts';
import { rebuildStoredInvoice } from './commands/rebuild-stored-invoice.ts';
import { listCreditNotes } from './corrections/list-credit-notes.ts';
import { onCopies, onQuery } from './input/on-copies.ts';
import { onId, requireId } from './input/on-id.ts';
import type { Invoicing } from './invoicing.ts';
import { onDemand } from './on-demand.ts';
import { type InvoicingOptions, readOptions, type Settings } from './options.ts';

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
    pricingContext: onCopies((query) => onDemand((commands) => commands.readPricingContext(settings, query))),
    createOneOffInvoice: onCopies((input, given) =>
      onDemand((commands) => commands.createInvoice(by(given), input, given)),
    ) as Invoicing['createOneOffInvoice'],
    preview: onCopies((input) => onDemand((commands) => commands.previewInvoice(settings, input))),
    previewUpdate: onId((id, update) => onDemand((commands) => commands.previewEdit(settings, id, update))),
    updateDraft: onId((id, update, given) => onDemand((commands) => commands.editDraft(by(given), id, update, given))),
    hold: onId((id, given) => changeInvoice(by(given), id, given, hold)),
    release: onId((id, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => release(invoice, { ...context, policy })),
    ),
    open: onId((id, input, given) => onDemand((commands) => commands.openInvoice(by(given), id, input, given))),
    reopen: onId((id, given) => changeInvoice(by(given), id, given, reopen)),
    finalize: onId((id, input, given) => onDemand((commands) => commands.finalizeInvoice(by(given), id, input, given))),
    voidInvoice: onId((id, input, given) => onDemand((commands) => commands.voidStored(by(given), id, input, given))),
    deleteDraft: onId((id, given) => changeInvoice(by(given), id, given, deleteDraft)),
    recordPayment: onId((id, input, given) =>
      changeOnce(by(given), { id, name: 'recordPayment', input }, given, (invoice, context) =>
        recordPayment(invoice, input, { ...context, policy }),
      ),
    ),
    recordRefund: onId((id, input, given) =>
      changeOnce(by(given), { id, name: 'recordRefund', input }, given, (invoice, context) =>
        recordRefund(invoice, input, { ...context, policy }),
      ),
    ),
    reversePayment: onId((id, input, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => reversePayment(invoice, input, { ...context, policy })),
    ),
    writeOff: onId((id, input, given) =>
      changeOnce(by(given), { id, name: 'writeOff', input }, given, (invoice, context) =>
        writeOff(invoice, input, { ...context, policy }),
      ),
    ),
    reverseWriteOff: onId((id, input, given) =>
      changeInvoice(by(given), id, given, (invoice, context) => reverseWriteOff(invoice, input, context)),
    ),
    markUncollectible: onId((id, given) => changeInvoice(by(given), id, given, markUncollectible)),
    sendInvoice: onId((id, input, given) =>
      onDemand((commands) => commands.sendStoredInvoice(by(given), id, input, given)),
    ),
    sendCreditNote: onId((id, input, given) =>
      onDemand((commands) => commands.sendStoredCreditNote(by(given), id, input, given)),
    ),
    createCreditNote: onId((id, input, given) =>
      onDemand((commands) => commands.creditInvoice(by(given), id, input, given)),
    ),
    previewCreditNote: onId((id, input) => onDemand((commands) => commands.previewCredit(settings, id, input))),
    reissue: onId((id, input, given) => onDemand((commands) => commands.reissueInvoice(by(given), id, input, given))),
    createOneOffInvoices: (items, given = {}) => createMany(by(given), items, given),
    finalizeMany: (ids, given = {}) => finalizeMany(by(given), ids, given),
    finalizeDue: onCopies((now, given) => onDemand((commands) => commands.finalizeDue(by(given), now, given))),
    markOverdue: onCopies((asOf, given) => onDemand((commands) => commands.markAllOverdue(by(given), asOf, given))),
    checkNumberSeries: onCopies((billingEntity) =>
      onDemand((commands) => commands.checkNumberSeries(settings, billingEntity)),
    ),
    get: onId((id) => store.get(tenant, id)),
    getByNumber: onId(async (billingEntityId, number) => {
      requireId(number);
      return store.getByNumber(tenant, billingEntityId, number);
    }),
    list: onQuery((query) => listInvoices(settings, query)),
    listSummaries: onQuery((query) => listInvoiceSummaries(settings, query)),
    history: onId((id, query) => readHistory(settings, id, query)),
    rebuildInvoice: onId((id, version) => rebuildStoredInvoice(settings, id, version)),
    creditNotes: onId((id) => store.creditNotes(tenant, id)),
    getCreditNote: onId((id) => store.getCreditNote(tenant, id)),
    listCreditNotes: onQuery((query) => listCreditNotes(settings, query)),
  };
}
