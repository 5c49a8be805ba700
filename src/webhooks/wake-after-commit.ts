import type { InvoiceStore } from '../ports/invoice-store.ts';

/**
 * A store that calls `wake` after each commit that wrote events, so that a relay need not wait for its next look.
 *
 * In a joined store only the host knows when its transaction is over: there nothing is called.
 *
 * @example
 * ```ts
 * const invoicing = createInvoicing({ store: wakeAfterCommit(store, relay.wake), directory });
 * ```
 */
export function wakeAfterCommit(store: InvoiceStore, wake: () => void): InvoiceStore {
  return {
    atomic: store.atomic,
    joined: store.joined,
    async commit(tenant, reads, decide) {
      let hasEvents = false;
      const result = await store.commit(tenant, reads, (found) => {
        const changes = decide(found);
        hasEvents = changes.events.length > 0;
        return changes;
      });
      if (hasEvents && !store.joined) wake();
      return result;
    },
    findReplay: (tenant, key) => store.findReplay(tenant, key),
    get: (tenant, id) => store.get(tenant, id),
    getByNumber: (tenant, billingEntityId, number) => store.getByNumber(tenant, billingEntityId, number),
    list: (tenant, query) => store.list(tenant, query),
    listDue: (tenant, now, limit) => store.listDue(tenant, now, limit),
    history: (tenant, id) => store.history(tenant, id),
    creditNotes: (tenant, invoiceId) => store.creditNotes(tenant, invoiceId),
  };
}
