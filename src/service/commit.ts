import { seriesMemberOf, seriesOf } from '../directory/document-number.ts';
import { ConflictError } from '../errors/errors.ts';
import { idTaken } from '../errors/id-taken.ts';
import { show } from '../errors/show.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Changes, Found, KeyClaim } from '../ports/invoice-store.ts';
import { lockedInvoice } from './load-invoice.ts';
import type { Settings } from './options.ts';
import { requireDistinctIds } from './require-distinct-ids.ts';
import { type NumberRequest, takeNumber } from './take-number.ts';

/** A command that is ready to be decided under the locks. */
export interface Entry<D extends Decision = Decision> {
  /** Ids of the invoices to lock. */
  readonly invoices: readonly string[];
  /** How many documents it may write; as many as it locks, where it says nothing. */
  readonly documents?: number;
  readonly claim: KeyClaim | undefined;
  readonly number: NumberRequest | null;
  /** Decide on what is there, or return `null` where it has changed since it was read; `take` takes the number. */
  readonly decide: (found: Found, take: () => string | null) => D | null;
}

/** What an entry came to: a decision; or its key was used before; or its invoice has changed since it was read. */
export type Outcome<D extends Decision = Decision> = { readonly decision: D } | 'answered' | 'moved';

/** Decide an entry on what its commit found; what it throws leaves nothing behind. */
export function decideEntry<D extends Decision>(entry: Entry<D>, found: Found): Changes<Outcome<D>> {
  const { claim, number } = entry;
  if (claim && found.answers.has(claim.key)) return changesOf([], 'answered');
  let taken: ReturnType<typeof takeNumber> | undefined;
  const decision = entry.decide(found, () => {
    taken = number === null ? undefined : takeNumber(number, found.series.get(number.key));
    return taken?.number ?? null;
  });
  if (decision === null) return changesOf([], 'moved');
  const { invoice, creditNote, also = [] } = decision;
  const changes = changesOf<Outcome<D>>([decision, ...also], { decision });
  refuseTakenId(changes, found);
  requireDistinctIds(decision);
  const answer = creditNote ? { creditNote: creditNote.id } : { invoice: invoice.id, version: invoice.version };
  return {
    ...changes,
    creditNotes: creditNote ? [creditNote] : [],
    keys: claim ? new Map([[claim.key, answer]]) : NONE,
    series: number && taken ? new Map([[number.key, taken.state]]) : NONE,
  };
}

/** The changes that decisions make; one without events changes nothing. */
function changesOf<R>(decisions: readonly Decision[], result: R): Changes<R> {
  const created: Invoice[] = [];
  const changed: Invoice[] = [];
  const deleted: string[] = [];
  for (const { events, invoice } of decisions) {
    const [first] = events;
    if (first === undefined) continue;
    if (first.type === 'invoice.deleted') deleted.push(invoice.id);
    else if (first.sequence === 1) created.push(invoice);
    else changed.push(invoice);
  }
  const [only, ...others] = decisions;
  const events = only && others.length === 0 ? only.events : decisions.flatMap((one) => one.events);
  return { result, created, changed, deleted, events, creditNotes: [], keys: NONE, series: NONE };
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

function refuseTakenId({ created }: Changes<unknown>, { invoices }: Found): void {
  const taken = created.find(({ id }) => invoices.has(id));
  if (taken) throw idTaken('invoice', taken.id);
}

/** Commit one entry. */
export function commitEntry<D extends Decision>({ store, tenant }: Settings, entry: Entry<D>): Promise<Outcome<D>> {
  const { invoices, claim, number } = entry;
  const reads = { invoices, keys: claim ? [claim] : [], series: number ? [number.key] : [] };
  const committed = store.commit(tenant, reads, (found) => decideEntry(entry, found));
  if (number === null) return committed;
  return committed.catch((error: unknown) => {
    throw withSeries(error, number);
  });
}

/** A number that is taken, with the series that it was to come from: the store knows the number alone. */
function withSeries(error: unknown, { kind, records }: NumberRequest): unknown {
  if (!(error instanceof ConflictError) || error.code !== 'number.taken') return error;
  const { billingEntity } = records;
  const member = seriesMemberOf(billingEntity, kind);
  const { pattern } = seriesOf(billingEntity, kind);
  const message = `${error.message} (${member} of ${show(billingEntity.id)}, pattern ${show(pattern)}; checkNumberSeries finds such clashes)`;
  return new ConflictError('number.taken', message, { ...error.details, series: member, pattern });
}

/** An entry, or the answer if nothing has to be done. */
export type Prepared<I extends Invoice> = { readonly entry: Entry<Decision<I>> } | { readonly done: I };

/**
 * An entry on an invoice as it was loaded: it is decided only while the invoice has not changed since then.
 *
 * @param others - ids of more invoices to lock
 */
export function entryOn<I extends Invoice>(
  loaded: Invoice,
  number: NumberRequest | null,
  decide: (invoice: Invoice, number: string | null, found: Found) => Decision<I>,
  others: readonly string[] = [],
): Entry<Decision<I>> {
  return {
    invoices: [loaded.id, ...others],
    claim: undefined,
    number,
    decide: (found, take) => {
      const invoice = lockedInvoice(found, loaded.id);
      return invoice.version === loaded.version ? decide(invoice, take(), found) : null;
    },
  };
}

const TRIES = 3;

/**
 * Prepare an entry on an invoice and commit it; prepare it again when the invoice changes in between, three times.
 *
 * @throws {ConflictError} `invoice.changed`
 */
export async function commitUnmoved<I extends Invoice>(
  settings: Settings,
  id: string,
  prepare: () => Promise<Prepared<I>>,
): Promise<I | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const prepared = await prepare();
    if ('done' in prepared) return prepared.done;
    const outcome = await commitEntry(settings, prepared.entry);
    if (outcome === 'answered') return undefined;
    if (outcome !== 'moved') return outcome.decision.invoice;
  }
  throw new ConflictError('invoice.changed', `invoice ${id} kept changing; reload and retry`, { id });
}
