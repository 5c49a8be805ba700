import type { SeriesState } from '../../numbering/next-in-series.ts';
import type { Answer, KeyClaim, StoredAnswer } from '../../ports/invoice-store.ts';
import type { DatabaseSession } from '../connection/database.ts';
import type { SqlRow } from '../connection/sql.ts';
import type { KnownSeries } from './known-series.ts';
import { claimKeys, creditNotesOf, lockRows } from './lock-queries.ts';

/** What a transaction claims and locks; nothing twice. */
export interface LockRequest {
  readonly invoices: readonly string[];
  readonly keys: readonly KeyClaim[];
  readonly series: readonly string[];
  readonly skipLocked: boolean;
}

/** What was there, under the locks; documents as the texts that they are stored as. */
export interface Locked {
  readonly invoices: ReadonlyMap<string, string>;
  /** Credit notes by invoice, oldest first. */
  readonly creditNotes: ReadonlyMap<string, readonly string[]>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly series: ReadonlyMap<string, SeriesState>;
}

/** Where it is locked. */
export interface LockTarget {
  readonly schema: string;
  readonly tenant: string;
  /** Series that were there before are looked for first, and made only where they are missing after all. */
  readonly known: KnownSeries;
}

/**
 * Claim the keys, then lock the invoices, then the series, each in the order of their names: commits never wait in a
 * circle.
 */
export async function lock(session: DatabaseSession, target: LockTarget, request: LockRequest): Promise<Locked> {
  const { schema, tenant, known } = target;
  const { invoices, keys, series } = request;
  const isKnown = series.every((key) => known.has(tenant, key));
  const rows = await session.query(
    ...(keys.length > 0 ? [claimKeys(schema, tenant, keys)] : []),
    ...(invoices.length + series.length > 0 ? [lockRows(schema, tenant, !isKnown, request)] : []),
  );
  const found = (kind: string, among = rows): readonly SqlRow[] => among.filter((row) => row['kind'] === kind);
  // A row that another transaction inserted while this one waited for it is not in the statement's snapshot.
  let counters = found('series');
  while (counters.length < series.length)
    counters = found('series', await session.query(lockRows(schema, tenant, true, { ...request, invoices: [] })));
  const states = new Map(counters.flatMap(stateOf));
  for (const key of series) known.locked(tenant, key, states.get(key));
  const locked = found('invoice');
  let notes = notesByInvoice(found('note'));
  if (locked.some((row) => Number(row['extra']) !== (notes.get(row['key'] ?? '')?.length ?? 0)))
    notes = notesByInvoice(await session.query(creditNotesOf(schema, tenant, invoices)));
  return {
    invoices: new Map(locked.map(({ key, document }) => [key as string, document as string])),
    creditNotes: notes,
    answers: new Map(found('key').flatMap(storedAnswerOf)),
    series: states,
  };
}

function notesByInvoice(rows: readonly SqlRow[]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  for (const { key, document } of rows) {
    const list = notes.get(key as string) ?? [];
    notes.set(key as string, [...list, document as string]);
  }
  return notes;
}

function storedAnswerOf({ key, document, extra }: SqlRow): readonly (readonly [string, StoredAnswer])[] {
  if (document == null) return [];
  return [[key as string, { fingerprint: extra as string, answer: JSON.parse(document) as Answer }]];
}

function stateOf({ key, document, extra }: SqlRow): readonly (readonly [string, SeriesState])[] {
  if (document == null) return [];
  return [[key as string, { last: Number(document), lastIssueDate: extra as string }]];
}
