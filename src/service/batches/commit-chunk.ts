import { ConflictError } from '../../errors/errors.ts';
import type { Decision } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { Answer, Changes, Found, KeyClaim, Reads, StoredAnswer } from '../../ports/invoice-store.ts';
import { commitEntry, decideEntry, type Entry, type Outcome } from '../commit.ts';
import type { Settings } from '../options.ts';

/** What became of one entry of a chunk: its outcome, or the error that kept it out. */
export type Ended<D extends Decision> = { readonly outcome: Outcome<D> } | { readonly error: unknown };

/**
 * Commit many entries in one transaction, or in as few as the store takes: what one of them throws keeps that one out
 * alone.
 */
export async function commitChunk<D extends Decision>(
  settings: Settings,
  entries: readonly Entry<D>[],
  skipLocked = false,
): Promise<readonly Ended<D>[]> {
  const ended: Ended<D>[] = [];
  for (const part of partsOf(entries, settings.store.documentsPerCommit))
    ended.push(...(await commitTogether(settings, part, skipLocked)));
  return ended;
}

/** Entries in parts that write no more documents than a commit of the store may; one alone is always a part. */
function partsOf<E extends Entry>(entries: readonly E[], most = Number.POSITIVE_INFINITY): readonly (readonly E[])[] {
  const parts: E[][] = [];
  let room = 0;
  for (const entry of entries) {
    const { documents = entry.invoices.length } = entry;
    const last = parts.at(-1);
    if (last && documents <= room) last.push(entry);
    else {
      parts.push([entry]);
      room = most;
    }
    room -= documents;
  }
  return parts;
}

/**
 * Commit entries in one transaction, with one block of numbers.
 *
 * Each sees what those before it did. When the store refuses the whole for a number that is taken, they are committed
 * one by one, so that only the one to blame is refused.
 */
async function commitTogether<D extends Decision>(
  settings: Settings,
  entries: readonly Entry<D>[],
  skipLocked: boolean,
): Promise<readonly Ended<D>[]> {
  try {
    return await settings.store.commit(settings.tenant, readsOf(entries, skipLocked), (found) =>
      decideAll(entries, found),
    );
  } catch (error) {
    if (!(error instanceof ConflictError)) return entries.map(() => ({ error }));
    const ended: Ended<D>[] = [];
    for (const entry of entries) {
      ended.push(
        await commitEntry(settings, entry).then(
          (outcome) => ({ outcome }),
          (reason: unknown) => ({ error: reason }),
        ),
      );
    }
    return ended;
  }
}

function readsOf(entries: readonly Entry[], skipLocked: boolean): Reads {
  const claims = new Map<string, KeyClaim>();
  for (const { claim } of entries) if (claim && !claims.has(claim.key)) claims.set(claim.key, claim);
  return {
    invoices: [...new Set(entries.flatMap((entry) => entry.invoices))],
    keys: [...claims.values()],
    series: [...new Set(entries.flatMap(({ number }) => (number ? [number.key] : [])))],
    skipLocked,
  };
}

function decideAll<D extends Decision>(entries: readonly Entry<D>[], found: Found): Changes<readonly Ended<D>[]> {
  const invoices = new Map(found.invoices);
  const answers = new Map(found.answers);
  const series = new Map(found.series);
  const written: Changes<unknown>[] = [];
  const result = entries.map((entry): Ended<D> => {
    try {
      const changes = decideEntry(entry, { ...found, invoices, answers, series });
      written.push(changes);
      for (const invoice of [...changes.created, ...changes.changed]) invoices.set(invoice.id, invoice);
      for (const id of changes.deleted) invoices.delete(id);
      for (const [key, state] of changes.series) series.set(key, state);
      for (const [key, answer] of changes.keys) answers.set(key, storedAnswer(entry.claim as KeyClaim, answer));
      return { outcome: changes.result };
    } catch (error) {
      return { error };
    }
  });
  const created = new Set(written.flatMap((one) => one.created).map(({ id }) => id));
  const all = written.flatMap((one) => [...one.created, ...one.changed]);
  const last = new Map(all.map((invoice: Invoice) => [invoice.id, invoice]));
  const deleted = written.flatMap((one) => one.deleted);
  for (const id of deleted) last.delete(id);
  return {
    result,
    created: [...last.values()].filter(({ id }) => created.has(id)),
    changed: [...last.values()].filter(({ id }) => !created.has(id)),
    creditNotes: written.flatMap((one) => one.creditNotes),
    deleted,
    events: written.flatMap((one) => one.events),
    keys: new Map(written.flatMap((one) => [...one.keys])),
    series: new Map(written.flatMap((one) => [...one.series])),
  };
}

function storedAnswer({ fingerprint }: KeyClaim, answer: Answer): StoredAnswer {
  return { fingerprint, answer };
}
