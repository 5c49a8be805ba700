import type { SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';

/** The states of counters, read under their locks by a commit that writes nothing; one that gave no number is absent. */
export function readCounters(
  store: InvoiceStore,
  tenant: string,
  keys: readonly SeriesKey[],
): Promise<ReadonlyMap<SeriesKey, SeriesState>> {
  return store.commit(tenant, { invoices: [], keys: [], series: keys }, ({ series }) => ({
    result: series,
    created: [],
    changed: [],
    creditNotes: [],
    deleted: [],
    events: [],
    keys: new Map(),
    series: new Map(),
  }));
}
