import type { InvoiceEvent } from '../../invoice/events.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { object } from '../../validation/object.ts';
import { callback, methodsOf, requireOptions } from '../../validation/require-options.ts';

const storeLeaf = methodsOf<InvoiceStore>(['commit', 'get'], 'postgresStore({ pool }) or memoryStore()');
const tellShape = object({ store: storeLeaf, tell: callback('(events) => log(events)') });
const wakeShape = object({ store: storeLeaf, wake: callback('relay.wake') });

/**
 * A store that passes the events of each commit to `tell`, once they are stored.
 *
 * In a joined store only the host knows when its transaction is over, so `tell` is not called there.
 *
 * @throws {ValidationError} `field.type`, `field.required`: no store, or nothing to call
 */
export function afterCommit(store: InvoiceStore, tell: (events: readonly InvoiceEvent[]) => void): InvoiceStore {
  requireOptions(tellShape, { store, tell }, 'afterCommit');
  const { documentsPerCommit } = store;
  return {
    atomic: store.atomic,
    joined: store.joined,
    ...(documentsPerCommit !== undefined && { documentsPerCommit }),
    async commit(tenant, reads, decide) {
      let events: readonly InvoiceEvent[] = [];
      const result = await store.commit(tenant, reads, (found) => {
        const changes = decide(found);
        events = changes.events;
        return changes;
      });
      if (events.length > 0 && !store.joined) tell(events);
      return result;
    },
    findAnswer: (tenant, key) => store.findAnswer(tenant, key),
    get: (tenant, id) => store.get(tenant, id),
    getByNumber: (tenant, billingEntityId, number) => store.getByNumber(tenant, billingEntityId, number),
    getSeries: (tenant, key) => store.getSeries(tenant, key),
    takenNumbers: (tenant, query) => store.takenNumbers(tenant, query),
    list: (tenant, query) => store.list(tenant, query),
    listSummaries: (tenant, query) => store.listSummaries(tenant, query),
    listDue: (tenant, now, limit) => store.listDue(tenant, now, limit),
    history: (tenant, id, query) => store.history(tenant, id, query),
    creditNotes: (tenant, invoiceId) => store.creditNotes(tenant, invoiceId),
    getCreditNote: (tenant, id) => store.getCreditNote(tenant, id),
    listCreditNotes: (tenant, query) => store.listCreditNotes(tenant, query),
  };
}

/**
 * A store that calls `wake` after each commit that wrote events, so that a relay need not wait for its next look.
 *
 * In a joined store the host calls `relay.wake()` itself when it has committed.
 *
 * @throws {ValidationError} `field.type`, `field.required`: no store, or nothing to call
 *
 * @example
 * ```ts
 * const invoicing = createInvoicing({ store: wakeAfterCommit(store, relay.wake), directory });
 * ```
 */
export function wakeAfterCommit(store: InvoiceStore, wake: () => void): InvoiceStore {
  requireOptions(wakeShape, { store, wake }, 'wakeAfterCommit');
  return afterCommit(store, () => wake());
}
