import type { Invoice } from '../../invoice/invoice.ts';
import type { Reads } from '../../ports/invoice-store.ts';
import type { WrittenChanges } from './copy-changes.ts';
import { numberKey, type TenantState } from './tenant-state.ts';

/** Write the changes of a decision. It cannot fail half-way. */
export function writeChanges(state: TenantState, changes: WrittenChanges, reads: Reads): void {
  writeInvoices(state, changes.created);
  writeInvoices(state, changes.changed);
  for (const note of changes.creditNotes) {
    append(state.creditNotes, note.invoice.id, note);
    state.numbers.set(numberKey('credit_note', note.billingEntity.id, note.number), note.id);
  }
  for (const id of changes.deleted) state.invoices.delete(id);
  for (const event of changes.events) {
    append(state.events, event.data.invoice.id, event);
    state.eventIds.add(event.id);
  }
  for (const { key, fingerprint } of reads.keys) {
    const answer = changes.keys.get(key);
    if (answer) state.answers.set(key, Object.freeze({ fingerprint, answer }));
  }
  for (const [key, value] of changes.series) state.series.set(key, value);
}

function writeInvoices({ invoices, numbers }: TenantState, written: readonly Invoice[]): void {
  for (const invoice of written) {
    invoices.set(invoice.id, invoice);
    if (invoice.number !== null)
      numbers.set(numberKey('invoice', invoice.billingEntity.id, invoice.number), invoice.id);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
