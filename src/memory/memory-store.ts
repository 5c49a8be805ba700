import { compareInstants } from '../calendar/instant.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import { object, optional } from '../validation/object.ts';
import { methodsOf, requireOptions } from '../validation/require-options.ts';
import { checkChanges } from './commit/check-changes.ts';
import { copyChanges } from './commit/copy-changes.ts';
import { emptyTenant, findIn, notesOf, numberKey, type TenantState } from './commit/tenant-state.ts';
import { writeChanges } from './commit/write-changes.ts';
import { listEvents } from './list-events.ts';
import type { MemoryDeliveryStore } from './memory-delivery-store.ts';
import { numbersInOrder } from './numbers-in-order.ts';
import { pageOfCreditNotes } from './page-of-credit-notes.ts';
import { pageOfInvoices, pageOfSummaries } from './page-of-invoices.ts';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Where the events of each commit are queued for delivery. */
  readonly deliveries?: MemoryDeliveryStore;
}

const optionsShape = object<MemoryStoreOptions>({
  deliveries: optional(methodsOf<MemoryDeliveryStore>(['record', 'claim'], 'memoryDeliveryStore()')),
});

/**
 * A store in this process's memory: for tests, demos and previews. Nothing survives the process.
 *
 * Commits are atomic and isolated, because each runs in one turn of the event loop. Documents are stored and returned as
 * frozen copies, so nothing outside can change what is stored.
 *
 * @throws {ValidationError} `field.*`: an option that is misspelt or has the wrong type
 */
export function memoryStore(options: MemoryStoreOptions = {}): InvoiceStore {
  requireOptions(optionsShape, options, 'memoryStore');
  const { deliveries } = options;
  const tenants = new Map<string, TenantState>();
  const read = (tenant: string): TenantState => tenants.get(tenant) ?? emptyTenant();
  return {
    atomic: true,
    joined: false,
    async commit(tenant, reads, decide) {
      await undefined;
      const state = read(tenant);
      const decided = decide(findIn(state, reads));
      // Copied before anything is written: what cannot be copied must not leave half a commit behind.
      const changes = copyChanges(decided);
      checkChanges(state, changes);
      writeChanges(state, changes, reads);
      tenants.set(tenant, state);
      deliveries?.record(changes.events);
      return decided.result;
    },
    findAnswer: async (tenant, key) => read(tenant).answers.get(key) ?? null,
    get: async (tenant, id) => read(tenant).invoices.get(id) ?? null,
    async getByNumber(tenant, billingEntityId, number) {
      const { numbers, invoices } = read(tenant);
      return invoices.get(numbers.get(numberKey('invoice', billingEntityId, number)) ?? '') ?? null;
    },
    getSeries: async (tenant, key) => read(tenant).series.get(key) ?? null,
    async takenNumbers(tenant, query) {
      const state = read(tenant);
      return numbersInOrder(query.kind === 'invoice' ? [...state.invoices.values()] : notesOf(state), query);
    },
    list: async (tenant, query) => pageOfInvoices([...read(tenant).invoices.values()], query),
    listSummaries: async (tenant, query) => pageOfSummaries([...read(tenant).invoices.values()], query),
    async listDue(tenant, now, limit) {
      const due = [...read(tenant).invoices.values()].filter((invoice) => isDue(invoice, now));
      return due
        .sort((a, b) => compareInstants(a.finalizeAt as string, b.finalizeAt as string) || compareTexts(a.id, b.id))
        .slice(0, limit)
        .map((invoice) => invoice.id);
    },
    history: async (tenant, id, query = {}) => listEvents(read(tenant).events.get(id) ?? [], query),
    creditNotes: async (tenant, invoiceId) => [...(read(tenant).creditNotes.get(invoiceId) ?? [])],
    getCreditNote: async (tenant, id) => notesOf(read(tenant)).find((note) => note.id === id) ?? null,
    listCreditNotes: async (tenant, query) => pageOfCreditNotes(notesOf(read(tenant)), query),
  };
}

function isDue(invoice: Invoice, now: string): boolean {
  return (
    (invoice.status === 'draft' || invoice.status === 'open') &&
    !invoice.onHold &&
    invoice.finalizeAt !== null &&
    compareInstants(invoice.finalizeAt, now) <= 0
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
