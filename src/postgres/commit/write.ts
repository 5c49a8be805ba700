import type { SeriesState } from '../../numbering/next-in-series.ts';
import type { KeyClaim, StoredAnswer } from '../../ports/invoice-store.ts';
import type { SqlQuery } from '../connection/sql.ts';
import {
  claimWithAnswers,
  limitWait,
  lookAtSeries,
  moveSeriesOn,
  requireClaims,
  requireMove,
} from './claim-clauses.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { Locked } from './lock.ts';
import type { WrittenRow } from './row-source.ts';
import {
  CREDIT_NOTE_COLUMNS,
  creditNoteRow,
  EVENT_COLUMNS,
  eventRows,
  INVOICE_COLUMNS,
  INVOICE_EXTRAS,
  invoiceRow,
} from './rows.ts';
import { type CommitStatement, createStatement } from './statement.ts';
import {
  countCreditNotes,
  deleteInvoices,
  giveBackKeys,
  insertCreditNotes,
  insertEvents,
  insertInvoices,
  putAnswers,
  putInvoices,
  putMetadata,
  putSeries,
  updateInvoices,
} from './write-clauses.ts';

/**
 * Everything that a commit writes under its locks, as one statement: a data-modifying `with` of the clauses that are
 * needed.
 *
 * @param claims - the keys that were claimed; those without an answer are given back
 */
export function writeQuery(
  schema: string,
  tenant: string,
  plan: CommitPlan,
  claims: readonly KeyClaim[],
  locked: Locked,
): SqlQuery {
  const { answers, series } = plan;
  const statement = createStatement(tenant);
  const unanswered = claims.filter(({ key }) => !answers.has(key) && !locked.answers.has(key)).map(({ key }) => key);
  putDocuments(statement, schema, plan);
  if (answers.size > 0)
    statement.rows('k', ANSWER_COLUMNS, [...answers].map(answerRow), (rows) => putAnswers(schema, rows));
  if (unanswered.length > 0) statement.value('g', JSON.stringify(unanswered), (keys) => giveBackKeys(schema, keys));
  if (series.size > 0)
    statement.rows('s', SERIES_COLUMNS, [...series].map(seriesRow), (rows) => putSeries(schema, rows));
  return statement.query(schema);
}

/**
 * The same without locks before it: it writes all if the keys are new and the series is where it was expected, else
 * nothing. It claims and locks in the order in which a transaction does, keys before series.
 *
 * @param expected - where the series, one at most, was expected
 * @param lockTimeoutMs - how long it waits for a key or a series; `null`: as long as its transaction says
 */
export function writeUnlocked(
  schema: string,
  tenant: string,
  plan: CommitPlan,
  expected: ReadonlyMap<string, SeriesState>,
  lockTimeoutMs: number | null,
): SqlQuery {
  const { answers, series } = plan;
  const statement = createStatement(tenant);
  if (lockTimeoutMs !== null && answers.size + series.size > 0) {
    statement.value('l', String(lockTimeoutMs), limitWait);
    statement.only('limited');
  }
  const moves = [...series].map(([key, state]) => ({ ...seriesRow([key, state]), ...wasRow(expected.get(key)) }));
  const columns = { ...SERIES_COLUMNS, ...WAS_COLUMNS };
  if (answers.size > 0) {
    if (series.size > 0) {
      statement.rows('L', columns, moves, (rows) => lookAtSeries(schema, rows));
      statement.only('seen');
    }
    statement.rows('K', ANSWER_COLUMNS, [...answers].map(answerRow), (rows) => claimWithAnswers(schema, rows));
    statement.value('', String(answers.size), requireClaims);
    statement.only('free');
  }
  if (series.size > 0) {
    statement.rows('S', columns, moves, (rows) => moveSeriesOn(schema, rows));
    statement.clause('', () => requireMove(answers.size > 0));
    statement.only('sure');
  }
  putDocuments(statement, schema, plan);
  return statement.query(schema);
}

function putDocuments(statement: CommitStatement, schema: string, plan: CommitPlan): void {
  const { invoices, created, creditNotes, deleted, events } = plan;
  const notes = notesByInvoice(plan);
  const counts = [...notes].filter(([id]) => !invoices.has(id)).map(([id, count]) => ({ id, count }));
  if (invoices.size + events.length > 0) {
    const rows = [...invoices.values()].map((one) => invoiceRow(one, notes, created));
    statement.rows('i', { ...INVOICE_COLUMNS, ...INVOICE_EXTRAS }, rows, putInvoices);
  }
  if (created.size > 0) statement.clause('a', () => insertInvoices(schema));
  if (invoices.size > created.size) statement.clause('u', () => updateInvoices(schema));
  if (changesMetadata(plan)) statement.clause('m', () => putMetadata(schema));
  if (events.length > 0) statement.rows('e', EVENT_COLUMNS, eventRows(plan), (rows) => insertEvents(schema, rows));
  if (creditNotes.length > 0)
    statement.rows('c', CREDIT_NOTE_COLUMNS, creditNotes.map(creditNoteRow), (rows) => insertCreditNotes(schema, rows));
  if (counts.length > 0) statement.rows('n', COUNT_COLUMNS, counts, (rows) => countCreditNotes(schema, rows));
  if (deleted.size > 0) statement.value('d', JSON.stringify([...deleted]), (ids) => deleteInvoices(schema, ids));
}

const COUNT_COLUMNS = { id: 'text', count: 'integer' };
const ANSWER_COLUMNS = { key: 'text', fingerprint: 'text', answer: 'json' };
const SERIES_COLUMNS = { key: 'text', last: 'bigint', last_issue_date: 'date' };
const WAS_COLUMNS = { was: 'bigint', was_issue_date: 'date' };

function answerRow([key, { fingerprint, answer }]: readonly [string, StoredAnswer]): WrittenRow {
  return { key, fingerprint, answer: JSON.stringify(answer) };
}

function seriesRow([key, { last, lastIssueDate }]: readonly [string, SeriesState]): WrittenRow {
  return { key, last, last_issue_date: lastIssueDate };
}

function wasRow(state: SeriesState | undefined): WrittenRow {
  return { was: state?.last ?? null, was_issue_date: state?.lastIssueDate ?? null };
}

function notesByInvoice({ creditNotes }: CommitPlan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of creditNotes) counts.set(document.invoice.id, (counts.get(document.invoice.id) ?? 0) + 1);
  return counts;
}

/** Most commits leave the metadata as it is; then nothing has to look for its rows. */
function changesMetadata({ invoices, metadata }: CommitPlan): boolean {
  return [...invoices.values()].some(
    ({ document }) => JSON.stringify(document.metadata) !== (metadata.get(document.id) ?? '{}'),
  );
}
