import { compareInstants } from '../calendar/instant.ts';
import { ConflictError } from '../errors/errors.ts';
import { idTaken } from '../errors/id-taken.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { SeriesState } from '../numbering/next-in-series.ts';
import type { Changes, Found, InvoiceStore, Reads, StoredAnswer } from '../ports/invoice-store.ts';
import { object, optional } from '../validation/object.ts';
import { methodsOf, requireOptions } from '../validation/require-options.ts';
import { frozenCopy } from './frozen-copy.ts';
import { listEvents } from './list-events.ts';
import type { MemoryDeliveryStore } from './memory-delivery-store.ts';
import { pageOfCreditNotes } from './page-of-credit-notes.ts';
import { pageOfInvoices } from './page-of-invoices.ts';

interface Tenant {
  readonly invoices: Map<string, Invoice>;
  readonly creditNotes: Map<string, CreditNote[]>;
  readonly events: Map<string, InvoiceEvent[]>;
  readonly answers: Map<string, StoredAnswer>;
  readonly series: Map<string, SeriesState>;
  /** Billing entity, kind and number of every numbered document, and whose it is. */
  readonly numbers: Map<string, string>;
}

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
  const tenants = new Map<string, Tenant>();
  const read = (tenant: string): Tenant => tenants.get(tenant) ?? emptyTenant();
  return {
    atomic: true,
    joined: false,
    async commit(tenant, reads, decide) {
      await undefined;
      const state = read(tenant);
      const { result, ...decided } = decide(find(state, reads));
      // Copied before anything is written: what cannot be copied must not leave half a commit behind.
      const changes = copyChanges(decided);
      checkIds(state, changes);
      checkNumbers(state, changes);
      write(state, changes, reads);
      tenants.set(tenant, state);
      deliveries?.record(changes.events);
      return result;
    },
    findAnswer: async (tenant, key) => read(tenant).answers.get(key) ?? null,
    get: async (tenant, id) => read(tenant).invoices.get(id) ?? null,
    async getByNumber(tenant, billingEntityId, number) {
      const { numbers, invoices } = read(tenant);
      return invoices.get(numbers.get(numberKey('invoice', billingEntityId, number)) ?? '') ?? null;
    },
    list: async (tenant, query) => pageOfInvoices([...read(tenant).invoices.values()], query),
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

function emptyTenant(): Tenant {
  return {
    invoices: new Map(),
    creditNotes: new Map(),
    events: new Map(),
    answers: new Map(),
    series: new Map(),
    numbers: new Map(),
  };
}

function notesOf({ creditNotes }: Tenant): readonly CreditNote[] {
  return [...creditNotes.values()].flat();
}

function find(state: Tenant, reads: Reads): Found {
  return {
    invoices: pick(state.invoices, reads.invoices),
    creditNotes: reads.invoices.flatMap((id) => state.creditNotes.get(id) ?? []),
    answers: pick(
      state.answers,
      reads.keys.map((claim) => claim.key),
    ),
    series: pick(state.series, reads.series),
  };
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key) as T] as const] : [])));
}

type Written = Omit<Changes<unknown>, 'result'>;

function copyChanges({ created, changed, creditNotes, events, deleted, keys, series }: Written): Written {
  return {
    created: frozenCopy(created),
    changed: frozenCopy(changed),
    creditNotes: frozenCopy(creditNotes),
    events: frozenCopy(events),
    deleted: [...deleted],
    keys: new Map(frozenCopy([...keys])),
    series: new Map(frozenCopy([...series])),
  };
}

/** A new document never replaces one that exists; the events of a deleted draft keep its id. */
function checkIds(state: Tenant, { created, creditNotes }: Written): void {
  const taken = repeatedOr(created, ({ id }) => state.invoices.has(id) || state.events.has(id));
  if (taken !== undefined) throw idTaken('invoice', taken);
  const stored = new Set(creditNotes.length > 0 ? notesOf(state).map(({ id }) => id) : []);
  const takenNote = repeatedOr(creditNotes, ({ id }) => stored.has(id));
  if (takenNote !== undefined) throw idTaken('credit note', takenNote);
}

/** The first id that is given twice, or that exists already. */
function repeatedOr<T extends { readonly id: string }>(
  documents: readonly T[],
  exists: (document: T) => boolean,
): string | undefined {
  const ids = new Set<string>();
  return documents.find((one) => ids.size === ids.add(one.id).size || exists(one))?.id;
}

function checkNumbers({ numbers }: Tenant, { created, changed, creditNotes }: Written): void {
  const taken = new Map<string, string>();
  const documents = [
    ...[...created, ...changed].map((one) => ({ ...one, kind: 'invoice' as const })),
    ...creditNotes.map((one) => ({ ...one, kind: 'credit_note' as const })),
  ];
  for (const { id, kind, number, billingEntity } of documents) {
    if (number === null) continue;
    const key = numberKey(kind, billingEntity.id, number);
    const owner = taken.get(key) ?? numbers.get(key) ?? id;
    if (owner !== id) {
      throw new ConflictError(
        'number.taken',
        `number "${number}" of billing entity "${billingEntity.id}" is taken already; let its pattern tell its series apart`,
        { number },
      );
    }
    taken.set(key, id);
  }
}

function write(state: Tenant, changes: Written, reads: Reads): void {
  for (const invoice of [...changes.created, ...changes.changed]) {
    state.invoices.set(invoice.id, invoice);
    if (invoice.number !== null)
      state.numbers.set(numberKey('invoice', invoice.billingEntity.id, invoice.number), invoice.id);
  }
  for (const note of changes.creditNotes) {
    append(state.creditNotes, note.invoice.id, note);
    state.numbers.set(numberKey('credit_note', note.billingEntity.id, note.number), note.id);
  }
  for (const id of changes.deleted) state.invoices.delete(id);
  for (const event of changes.events) append(state.events, event.data.invoice.id, event);
  for (const { key, fingerprint } of reads.keys) {
    const answer = changes.keys.get(key);
    if (answer) state.answers.set(key, Object.freeze({ fingerprint, answer }));
  }
  for (const [key, value] of changes.series) state.series.set(key, value);
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function numberKey(kind: 'invoice' | 'credit_note', billingEntityId: string, number: string): string {
  return JSON.stringify([kind, billingEntityId, number]);
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
