import type { Decision } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';
import type { Changes, KeyClaim } from '../ports/invoice-store.ts';

/** The changes that a decision makes; one without events changes nothing. */
export function changesOf<R>(
  decision: Decision,
  result: R,
  claim: KeyClaim | undefined,
  series: ReadonlyMap<SeriesKey, SeriesState> = new Map(),
): Changes<R> {
  const { invoice, events } = decision;
  const deleted = events.at(-1)?.type === 'invoice.deleted';
  return {
    result,
    events,
    series,
    creditNotes: [],
    invoices: events.length === 0 || deleted ? [] : [invoice],
    deleted: deleted ? [invoice.id] : [],
    keys: new Map(claim ? [[claim.key, { invoice: invoice.id, version: invoice.version }]] : []),
  };
}

/** Changes that only answer. */
export function noChanges<R>(result: R): Changes<R> {
  return { result, invoices: [], creditNotes: [], deleted: [], events: [], keys: new Map(), series: new Map() };
}

/** What a commit came to: an answer, or the news that someone was faster. */
export type Outcome = { readonly invoice: Invoice } | { readonly replayed: true } | { readonly moved: true };
