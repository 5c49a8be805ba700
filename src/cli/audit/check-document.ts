import { isDeepStrictEqual } from 'node:util';
import { InvoicingError } from '../../errors/errors.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { rebuildInvoice } from '../../invoice/rebuild-invoice.ts';
import { allItems } from '../../paging/all-items.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { Finding } from './finding.ts';

/** Compare an invoice and its credit notes with their events, which say how they came to be. */
export async function checkDocument(
  store: InvoiceStore,
  tenant: string,
  invoice: Invoice,
): Promise<readonly Finding[]> {
  const events: InvoiceEvent[] = [];
  const finding = (kind: Finding['kind'], message: string): Finding => ({ kind, tenant, where: invoice.id, message });
  const title = invoice.number ?? `draft ${invoice.id}`;
  let rebuilt: Invoice;
  try {
    for await (const event of allItems((from) => store.history(tenant, invoice.id, from))) events.push(event);
    rebuilt = rebuildInvoice(events, invoice.version);
  } catch (error) {
    if (!(error instanceof InvoicingError) || error.code !== 'history.broken') throw error;
    return [finding('broken_history', `${title}: ${error.message}`)];
  }
  const altered = differing(rebuilt, invoice);
  const noted = new Map(
    events.flatMap(({ data: { change } }) =>
      change.creditNote === undefined ? [] : [[change.creditNote.id, change.creditNote] as const],
    ),
  );
  const notes = await store.creditNotes(tenant, invoice.id);
  return [
    ...(altered.length > 0
      ? [finding('altered_document', `${title} is not what its events say: ${altered.join(', ')}`)]
      : []),
    ...notes.flatMap((note) => alteredNote(note, noted.get(note.id), finding)),
    ...[...noted.values()]
      .filter(({ id }) => !notes.some((note) => note.id === id))
      .map(({ number }) => finding('altered_document', `credit note ${number} is in the events, and not stored`)),
  ];
}

function alteredNote(
  note: CreditNote,
  noted: CreditNote | undefined,
  finding: (kind: Finding['kind'], message: string) => Finding,
): readonly Finding[] {
  if (noted === undefined)
    return [finding('broken_history', `credit note ${note.number} is stored, and no event wrote it`)];
  const altered = differing(noted, note);
  if (altered.length === 0) return [];
  return [finding('altered_document', `credit note ${note.number} is not what its event says: ${altered.join(', ')}`)];
}

/** The members that differ, as JSON has them. */
function differing(expected: object, stored: object): readonly string[] {
  const [left, right] = [expected, stored].map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
  const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  return [...names].filter((name) => !isDeepStrictEqual(left?.[name], right?.[name]));
}
