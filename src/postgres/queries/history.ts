import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { SqlRow } from '../connection/sql.ts';

/** Events from their rows, in the order of their sequence. One without a snapshot shows that of the next, but for its version. */
export function eventsOf(rows: readonly SqlRow[]): readonly InvoiceEvent[] {
  const events: InvoiceEvent[] = [];
  let later: string | null | undefined;
  for (const { event, snapshot } of rows.toReversed()) {
    later = snapshot ?? later;
    events.push(readEvent(event as string, later as string, snapshot != null));
  }
  return events.reverse();
}

/**
 * An event from the texts that it is stored as.
 *
 * @param isOwn - whether the snapshot is its own, and not that of a later event
 */
export function readEvent(event: string, snapshot: string, isOwn: boolean): InvoiceEvent {
  const { data, ...members } = JSON.parse(event) as InvoiceEvent;
  const shown = JSON.parse(snapshot) as Invoice;
  return { ...members, data: { ...data, invoice: isOwn ? shown : { ...shown, version: members.sequence } } };
}
