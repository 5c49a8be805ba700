import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { SqlRow } from './sql.ts';

/** Events from their rows, in the order of their sequence. One without a snapshot shows that of the next, but for its version. */
export function eventsOf(rows: readonly SqlRow[]): readonly InvoiceEvent[] {
  const events: InvoiceEvent[] = [];
  let later: string | null | undefined;
  for (const { event, snapshot } of rows.toReversed()) {
    later = snapshot ?? later;
    const { data, ...members } = JSON.parse(event as string) as InvoiceEvent;
    const shown = JSON.parse(later as string) as Invoice;
    const invoice = snapshot == null ? { ...shown, version: members.sequence } : shown;
    events.push({ ...members, data: { ...data, invoice } });
  }
  return events.reverse();
}
