import { idTaken } from '../../errors/id-taken.ts';
import { numberTaken } from '../../errors/number-taken.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { WrittenChanges } from './copy-changes.ts';
import { notesOf, numberKey, type TenantState } from './tenant-state.ts';

/**
 * Refuse a commit that would use an id or a number twice.
 *
 * @throws {ConflictError} `id.taken`, `number.taken`
 */
export function checkChanges(state: TenantState, changes: WrittenChanges): void {
  checkIds(state, changes);
  checkNumbers(state, changes);
}

/** A new document never replaces one that exists, nor an event; the events of a deleted draft keep its id. */
function checkIds(state: TenantState, { created, creditNotes, events }: WrittenChanges): void {
  const taken = repeatedOr(created, ({ id }) => state.invoices.has(id) || state.events.has(id));
  if (taken !== undefined) throw idTaken('invoice', taken);
  if (creditNotes.length > 0) {
    const stored = new Set(notesOf(state).map(({ id }) => id));
    const takenNote = repeatedOr(creditNotes, ({ id }) => stored.has(id));
    if (takenNote !== undefined) throw idTaken('credit note', takenNote);
  }
  const takenEvent = repeatedOr(events, ({ id }) => state.eventIds.has(id));
  if (takenEvent !== undefined) throw idTaken('event', takenEvent);
}

/** The first id that is used twice or exists already. */
function repeatedOr<T extends { readonly id: string }>(
  documents: readonly T[],
  exists: (document: T) => boolean,
): string | undefined {
  if (documents.length < 2) return documents.find(exists)?.id;
  const ids = new Set<string>();
  return documents.find((one) => ids.size === ids.add(one.id).size || exists(one))?.id;
}

function checkNumbers({ numbers }: TenantState, { created, changed, creditNotes }: WrittenChanges): void {
  const taken = new Map<string, string>();
  const check = (kind: 'invoice' | 'credit_note', { id, number, billingEntity }: Invoice | CreditNote): void => {
    if (number === null) return;
    const key = numberKey(kind, billingEntity.id, number);
    const owner = taken.get(key) ?? numbers.get(key) ?? id;
    if (owner !== id) throw numberTaken({ number, billingEntity });
    taken.set(key, id);
  };
  for (const invoice of created) check('invoice', invoice);
  for (const invoice of changed) check('invoice', invoice);
  for (const note of creditNotes) check('credit_note', note);
}
