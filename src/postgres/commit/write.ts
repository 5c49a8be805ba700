import type { SeriesState } from '../../numbering/next-in-series.ts';
import type { KeyClaim, StoredAnswer } from '../../ports/invoice-store.ts';
import { type SqlQuery, type SqlValue, textOnce } from '../connection/sql.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { Locked } from './lock.ts';
import { type Columns, rowSource, type WrittenRow } from './row-source.ts';
import {
  CREDIT_NOTE_COLUMNS,
  creditNoteRow,
  EVENT_COLUMNS,
  eventRows,
  INVOICE_COLUMNS,
  INVOICE_EXTRAS,
  invoiceRow,
} from './rows.ts';
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
 * Everything that a commit writes, as one statement: a data-modifying `with` of the clauses that are needed.
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
  const { invoices, created, creditNotes, deleted, events, answers, series } = plan;
  const values: SqlValue[] = [tenant];
  const clauses: (() => string)[] = [];
  // The kinds and their order are all that the text depends on.
  let kinds = '';
  const put = (kind: string, columns: Columns, rows: readonly WrittenRow[], clause: (rows: string) => string): void => {
    const source = rowSource(columns, rows);
    const first = values.length + 1;
    kinds += kind + source.kind;
    values.push(...source.values);
    clauses.push(() => clause(source.text(first)));
  };
  const name = (kind: string, names: readonly string[], clause: (list: string) => string): void => {
    kinds += kind;
    const parameter = `$${values.push(JSON.stringify(names))}::text::json`;
    clauses.push(() => clause(parameter));
  };
  const notes = notesByInvoice(plan);
  const counts = [...notes].filter(([id]) => !invoices.has(id)).map(([id, count]) => ({ id, count }));
  const unanswered = claims.filter(({ key }) => !answers.has(key) && !locked.answers.has(key)).map(({ key }) => key);

  if (invoices.size + events.length > 0) {
    const rows = [...invoices.values()].map((one) => invoiceRow(one, notes, created));
    put('i', { ...INVOICE_COLUMNS, ...INVOICE_EXTRAS }, rows, putInvoices);
  }
  if (created.size > 0) {
    kinds += 'a';
    clauses.push(() => insertInvoices(schema));
  }
  if (invoices.size > created.size) {
    kinds += 'u';
    clauses.push(() => updateInvoices(schema));
  }
  if (changesMetadata(plan)) {
    kinds += 'm';
    clauses.push(() => putMetadata(schema));
  }
  if (events.length > 0) put('e', EVENT_COLUMNS, eventRows(plan), (source) => insertEvents(schema, source));
  if (creditNotes.length > 0)
    put('c', CREDIT_NOTE_COLUMNS, creditNotes.map(creditNoteRow), (source) => insertCreditNotes(schema, source));
  if (counts.length > 0) put('n', COUNT_COLUMNS, counts, (source) => countCreditNotes(schema, source));
  if (answers.size > 0) put('k', ANSWER_COLUMNS, [...answers].map(answerRow), (source) => putAnswers(schema, source));
  if (unanswered.length > 0) name('g', unanswered, (list) => giveBackKeys(schema, list));
  if (series.size > 0) put('s', SERIES_COLUMNS, [...series].map(seriesRow), (source) => putSeries(schema, source));
  if (deleted.size > 0) name('d', [...deleted], (list) => deleteInvoices(schema, list));
  const statement = `${schema}_write_${kinds}`;
  const text = textOnce(statement, () => {
    const built = clauses.map((clause) => clause());
    return `with ${built.join(',\n')}\nselect 'written' as answer`;
  });
  return { name: statement, text, values };
}

const COUNT_COLUMNS = { id: 'text', count: 'integer' };
const ANSWER_COLUMNS = { key: 'text', fingerprint: 'text', answer: 'json' };
const SERIES_COLUMNS = { key: 'text', last: 'bigint', last_issue_date: 'date' };

function answerRow([key, { fingerprint, answer }]: readonly [string, StoredAnswer]): WrittenRow {
  return { key, fingerprint, answer: JSON.stringify(answer) };
}

function seriesRow([key, { last, lastIssueDate }]: readonly [string, SeriesState]): WrittenRow {
  return { key, last, last_issue_date: lastIssueDate };
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
