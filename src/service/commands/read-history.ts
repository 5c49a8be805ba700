import type { InvoiceEvent } from '../../invoice/events.ts';
import type { HistoryQuery, Page } from '../../ports/invoice-store.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { requireFilters } from '../input/require-filters.ts';
import type { Settings } from '../options.ts';

/** The shape of a {@link HistoryQuery}. */
export const historyQueryShape: ObjectShape<HistoryQuery> = object<HistoryQuery>({
  fromSequence: optional(integer(1, 999_999_999)),
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});

/** A page of the events of an invoice; see `Invoicing.history`. */
export async function readHistory(
  { store, tenant }: Settings,
  id: string,
  query: HistoryQuery = {},
): Promise<Page<InvoiceEvent>> {
  requireFilters(historyQueryShape, query);
  return store.history(tenant, id, query);
}
