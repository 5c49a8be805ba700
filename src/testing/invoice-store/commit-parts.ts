import type { EventType, InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { Changes, Found, InvoiceStore, KeyClaim, Reads } from '../../ports/invoice-store.ts';
import { SUITE_TENANT } from './bench.ts';

/** Reads nothing. */
export const noReads: Reads = { invoices: [], keys: [], series: [] };

/** Changes nothing, and answers. */
export function answer<R>(result: R): Changes<R> {
  const nothing = { created: [], changed: [], creditNotes: [], deleted: [], events: [] };
  return { result, ...nothing, keys: new Map(), series: new Map() };
}

/** The event that leads to an invoice. */
export function eventOf(invoice: Invoice, type: EventType = 'invoice.updated'): InvoiceEvent {
  const { id, tenant, version, updatedAt } = invoice;
  return {
    id: `${tenant}/${id}/${version}`,
    type,
    timestamp: updatedAt,
    sequence: version,
    tenant,
    data: { change: { memo: invoice.memo, onHold: invoice.onHold }, invoice },
  } as InvoiceEvent;
}

/** Store invoices, each with its event. */
export async function put(store: InvoiceStore, ...invoices: readonly Invoice[]): Promise<void> {
  const tenant = invoices[0]?.tenant ?? SUITE_TENANT;
  await commitChanges(store, { invoices, events: invoices.map((one) => eventOf(one)) }, tenant);
}

/** Changes that are known beforehand; whether an invoice is new is seen under the locks. */
export interface KnownChanges extends Partial<Omit<Changes<null>, 'created' | 'changed'>> {
  readonly invoices?: readonly Invoice[];
}

/** Commit changes that are known beforehand, locking what they touch. */
export async function commitChanges(
  store: InvoiceStore,
  { invoices = [], ...changes }: KnownChanges,
  tenant: string = SUITE_TENANT,
  keys: readonly KeyClaim[] = [],
): Promise<void> {
  const { deleted = [], creditNotes = [], series = new Map<string, never>() } = changes;
  const ids = [...invoices.map((one) => one.id), ...deleted, ...creditNotes.map((one) => one.invoice.id)];
  const reads = { invoices: [...new Set(ids)], keys, series: [...series.keys()] };
  await store.commit(tenant, reads, (found) => ({
    ...answer(null),
    ...changes,
    created: invoices.filter(({ id }) => !found.invoices.has(id)),
    changed: invoices.filter(({ id }) => found.invoices.has(id)),
  }));
}

/** What a commit finds of some reads; it changes nothing. */
export function look<R>(
  store: InvoiceStore,
  reads: Partial<Reads>,
  seen: (found: Found) => R,
  tenant: string = SUITE_TENANT,
): Promise<R> {
  return store.commit(tenant, { ...noReads, ...reads }, (found) => answer(seen(found)));
}

/** The value of a counter, `0` before its first number. */
export function lastOf(store: InvoiceStore, key: string, tenant: string = SUITE_TENANT): Promise<number> {
  return look(store, { series: [key] }, (found) => found.series.get(key)?.last ?? 0, tenant);
}
