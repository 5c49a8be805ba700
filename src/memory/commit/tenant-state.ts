import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { SeriesState } from '../../numbering/next-in-series.ts';
import type { Found, Reads, StoredAnswer } from '../../ports/invoice-store.ts';

/** Everything stored for a tenant. */
export interface TenantState {
  readonly invoices: Map<string, Invoice>;
  readonly creditNotes: Map<string, CreditNote[]>;
  readonly events: Map<string, InvoiceEvent[]>;
  readonly eventIds: Set<string>;
  readonly answers: Map<string, StoredAnswer>;
  readonly series: Map<string, SeriesState>;
  /** Billing entity, kind and number of every numbered document, and whose it is. */
  readonly numbers: Map<string, string>;
}

/** A tenant without documents. */
export function emptyTenant(): TenantState {
  return {
    invoices: new Map(),
    creditNotes: new Map(),
    events: new Map(),
    eventIds: new Set(),
    answers: new Map(),
    series: new Map(),
    numbers: new Map(),
  };
}

/** All credit notes of a tenant. */
export function notesOf({ creditNotes }: TenantState): readonly CreditNote[] {
  return [...creditNotes.values()].flat();
}

/** What a decision gets to read. */
export function findIn(state: TenantState, reads: Reads): Found {
  return {
    invoices: pick(state.invoices, reads.invoices),
    creditNotes: state.creditNotes.size === 0 ? [] : reads.invoices.flatMap((id) => state.creditNotes.get(id) ?? []),
    answers:
      reads.keys.length === 0
        ? NOTHING
        : pick(
            state.answers,
            reads.keys.map((claim) => claim.key),
          ),
    series: pick(state.series, reads.series),
  };
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  if (keys.length === 0) return NOTHING;
  const picked = new Map<string, T>();
  for (const key of keys) if (from.has(key)) picked.set(key, from.get(key) as T);
  return picked;
}

/** The name of a document's number, which no other document may have. */
export function numberKey(kind: 'invoice' | 'credit_note', billingEntityId: string, number: string): string {
  return `${kind} ${billingEntityId.length} ${billingEntityId} ${number}`;
}
