import { throwFaults } from '../errors/throw-faults.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import { pageOf, readPage } from '../paging/page.ts';
import { isSequencePlace, sequencePlace } from '../paging/sequence-place.ts';
import type { HistoryQuery, Page } from '../ports/invoice-store.ts';

/**
 * A page of the events of an invoice.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave, and for a limit outside 1 to 100
 */
export function listEvents(
  events: readonly InvoiceEvent[],
  { fromSequence = 1, limit: size = 100, ...page }: HistoryQuery,
): Page<InvoiceEvent> {
  const { limit, after, faults } = readPage({ ...page, limit: size }, isSequencePlace);
  throwFaults(faults);
  const first = Math.max(fromSequence, Number(after?.[0] ?? 0) + 1);
  return pageOf(
    events.filter(({ sequence }) => sequence >= first),
    limit,
    sequencePlace,
  );
}
