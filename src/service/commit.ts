import type { Decision } from '../invoice/events.ts';
import type { Changes, Found, KeyClaim } from '../ports/invoice-store.ts';
import type { Settings } from './options.ts';
import { type NumberRequest, takeNumber } from './take-number.ts';

/** A command that is ready to be decided under the locks. */
export interface Entry<D extends Decision = Decision> {
  /** Ids of the invoices to lock. */
  readonly invoices: readonly string[];
  readonly claim: KeyClaim | undefined;
  readonly number: NumberRequest | null;
  /** Decide on what is there, or answer `null` where it has moved since it was read; `take` takes the number. */
  readonly decide: (found: Found, take: () => string | null) => D | null;
}

/** What an entry came to: a decision, the news that its key was used before, or that its invoice has moved. */
export type Outcome<D extends Decision = Decision> = { readonly decision: D } | 'replayed' | 'moved';

/** Decide an entry on what its commit found; what it throws leaves nothing behind. */
export function decideEntry<D extends Decision>(entry: Entry<D>, found: Found): Changes<Outcome<D>> {
  const { claim, number } = entry;
  if (claim && found.replays.has(claim.key)) return changesOf([], 'replayed');
  let taken: ReturnType<typeof takeNumber> | undefined;
  const decision = entry.decide(found, () => {
    taken = number === null ? undefined : takeNumber(number, found.series.get(number.key));
    return taken?.number ?? null;
  });
  if (decision === null) return changesOf([], 'moved');
  const { invoice, creditNote, also = [] } = decision;
  const answer = creditNote ? { creditNote: creditNote.id } : { invoice: invoice.id, version: invoice.version };
  return {
    ...changesOf<Outcome<D>>([decision, ...also], { decision }),
    creditNotes: creditNote ? [creditNote] : [],
    keys: new Map(claim ? [[claim.key, answer]] : []),
    series: new Map(number && taken ? [[number.key, taken.state]] : []),
  };
}

/** The changes that decisions make; one without events changes nothing. */
function changesOf<R>(decisions: readonly Decision[], result: R): Changes<R> {
  const events = decisions.flatMap((one) => one.events);
  const deleted = events.filter(({ type }) => type === 'invoice.deleted').map(({ data }) => data.invoice.id);
  return {
    result,
    invoices: decisions.flatMap((one) =>
      one.events.length === 0 || deleted.includes(one.invoice.id) ? [] : [one.invoice],
    ),
    deleted,
    events,
    creditNotes: [],
    keys: new Map(),
    series: new Map(),
  };
}

/** Commit one entry by itself. */
export function commitEntry<D extends Decision>({ store, tenant }: Settings, entry: Entry<D>): Promise<Outcome<D>> {
  const { invoices, claim, number } = entry;
  const reads = { invoices, keys: claim ? [claim] : [], series: number ? [number.key] : [] };
  return store.commit(tenant, reads, (found) => decideEntry(entry, found));
}
