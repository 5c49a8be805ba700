import { idTaken } from '../../errors/id-taken.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { SeriesState } from '../../numbering/next-in-series.ts';
import type { Answer, Changes, Found, Reads, StoredAnswer } from '../../ports/invoice-store.ts';
import { seal } from '../../validation/frozen.ts';
import { storedText } from '../../validation/json-text.ts';
import { isDerivable } from '../queries/derived-invoice.ts';
import type { Locked } from './lock.ts';

/** A document and the text that it is stored as. */
export interface WrittenDocument<T> {
  readonly document: T;
  readonly text: string;
}

/** What a transaction writes: the changes of one decision, or of several that share it. */
export interface CommitPlan {
  /** New and changed invoices. */
  readonly invoices: ReadonlyMap<string, WrittenDocument<Invoice>>;
  /** Ids of those that are new. */
  readonly created: ReadonlySet<string>;
  readonly creditNotes: readonly WrittenDocument<CreditNote>[];
  readonly deleted: ReadonlySet<string>;
  readonly events: readonly InvoiceEvent[];
  /** Events whose invoice follows from the one before it and their change. */
  readonly derivable: ReadonlySet<InvoiceEvent>;
  readonly answers: ReadonlyMap<string, { readonly fingerprint: string; readonly answer: Answer }>;
  readonly series: ReadonlyMap<string, SeriesState>;
  /** The metadata, as JSON, that invoices had before. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Collects decisions; each sees what those before it changed. */
export interface CommitPlanner extends CommitPlan {
  /** What a decision is shown: copies of its own. */
  found(reads: Reads): Found;
  /** Take the changes of a decision over, all or none. */
  add(changes: Changes<unknown>, reads: Reads): void;
}

/** Begin with what was locked. */
export function createCommitPlanner(locked: Locked): CommitPlanner {
  const invoices = new Map<string, WrittenDocument<Invoice>>();
  const created = new Set<string>();
  const creditNotes: WrittenDocument<CreditNote>[] = [];
  const deleted = new Set<string>();
  const events: InvoiceEvent[] = [];
  const answers = new Map<string, StoredAnswer>();
  const series = new Map<string, SeriesState>();
  const metadata = new Map<string, string>();
  const eventIds = new Set<string>();
  const derivable = new Set<InvoiceEvent>();
  /** Invoices as a decision saw them, or as the events of one left them. */
  const states = new Map<string, Invoice>();

  const invoiceText = (id: string): string | undefined =>
    deleted.has(id) ? undefined : (invoices.get(id)?.text ?? locked.invoices.get(id));
  const noteTexts = (id: string): readonly string[] => [
    ...(locked.creditNotes.get(id) ?? []),
    ...creditNotes.filter((note) => note.document.invoice.id === id).map((note) => note.text),
  ];
  return {
    invoices,
    created,
    creditNotes,
    deleted,
    events,
    derivable,
    answers,
    series,
    metadata,
    found(reads) {
      const found = pick(reads.invoices, invoiceText, (text) => seal(JSON.parse(text) as Invoice));
      for (const [id, invoice] of found) states.set(id, invoice);
      for (const [id, invoice] of found)
        if (!metadata.has(id) && !invoices.has(id)) metadata.set(id, JSON.stringify(invoice.metadata));
      return {
        invoices: found,
        creditNotes: [...found.keys()].flatMap(noteTexts).map((text) => JSON.parse(text) as CreditNote),
        answers: pick(
          reads.keys.map((claim) => claim.key),
          (key) => answers.get(key) ?? locked.answers.get(key),
          (stored) => ({ ...stored }),
        ),
        series: pick(
          reads.series,
          (key) => series.get(key) ?? locked.series.get(key),
          (state) => ({ ...state }),
        ),
      };
    },
    add(changes, reads) {
      // Texts first: what cannot be written as JSON must not leave half of a decision behind.
      const written = [...changes.created, ...changes.changed].map(write);
      const ids = new Set<string>();
      const taken = changes.created.find(({ id }) => invoiceText(id) !== undefined || ids.size === ids.add(id).size);
      if (taken) throw idTaken('invoice', taken.id);
      requireNewEvents(changes.events, eventIds);
      const notes = changes.creditNotes.map(write);
      for (const id of changes.deleted) {
        invoices.delete(id);
        created.delete(id);
        deleted.add(id);
      }
      for (const one of written) {
        deleted.delete(one.document.id);
        invoices.set(one.document.id, one);
      }
      for (const { id } of changes.created) created.add(id);
      creditNotes.push(...notes);
      events.push(...changes.events);
      for (const event of changes.events) {
        const { invoice } = event.data;
        if (isDerivable(states.get(invoice.id), event)) derivable.add(event);
        states.set(invoice.id, invoice);
        eventIds.add(event.id);
      }
      for (const { key, fingerprint } of reads.keys) {
        const answer = changes.keys.get(key);
        if (answer) answers.set(key, { fingerprint, answer });
      }
      for (const [key, state] of changes.series) series.set(key, state);
    },
  };
}

/** Whether there is anything to write. */
export function isEmpty({ invoices, creditNotes, deleted, events, answers, series }: CommitPlan): boolean {
  return invoices.size + creditNotes.length + deleted.size + events.length + answers.size + series.size === 0;
}

/** Of two members of a transaction with one id the second is refused alone; the index would refuse both. */
function requireNewEvents(events: readonly InvoiceEvent[], known: ReadonlySet<string>): void {
  const ids = new Set<string>();
  const taken = events.find(({ id }) => known.has(id) || ids.size === ids.add(id).size);
  if (taken) throw idTaken('event', taken.id);
}

function write<T extends object>(document: T): WrittenDocument<T> {
  return { document, text: storedText(document) };
}

function pick<S, T>(
  keys: readonly string[],
  find: (key: string) => S | undefined,
  copy: (found: S) => T,
): ReadonlyMap<string, T> {
  const picked = new Map<string, T>();
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) picked.set(key, copy(found));
  }
  return picked;
}
