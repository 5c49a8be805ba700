import type { KeyClaim } from '../ports/invoice-store.ts';
import type { CommitPlan } from './commit-plan.ts';
import type { Locked } from './lock.ts';
import { creditNoteRow, eventRows, invoiceRow } from './rows.ts';
import { type SqlQuery, type SqlValue, textOnce } from './sql.ts';
import {
  countCreditNotes,
  deleteInvoices,
  giveBackKeys,
  insertCreditNotes,
  insertEvents,
  putAnswers,
  putInvoices,
  putMetadata,
  putSeries,
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
  const { invoices, creditNotes, deleted, events, answers, series } = plan;
  const values: SqlValue[] = [tenant];
  const clauses: (() => string)[] = [];
  // The kinds and their order are all that the text depends on.
  let kinds = '';
  const add = (kind: string, clause: (rows: string) => string, json: string): void => {
    kinds += kind;
    const parameter = `$${values.push(json)}::text::json`;
    clauses.push(() => clause(parameter));
  };
  const notes = notesByInvoice(plan);
  const counts = [...notes].filter(([id]) => !invoices.has(id)).map(([id, count]) => ({ id, count }));
  const unanswered = claims.filter(({ key }) => !answers.has(key) && !locked.replays.has(key)).map(({ key }) => key);

  if (invoices.size + events.length > 0)
    add('i', (rows) => putInvoices(schema, rows), list([...invoices.values()].map((one) => invoiceRow(one, notes))));
  if (changesMetadata(plan)) {
    kinds += 'm';
    clauses.push(() => putMetadata(schema));
  }
  if (events.length > 0) add('e', (rows) => insertEvents(schema, rows), list(eventRows(plan)));
  if (creditNotes.length > 0) add('c', (rows) => insertCreditNotes(schema, rows), list(creditNotes.map(creditNoteRow)));
  if (counts.length > 0) add('n', (rows) => countCreditNotes(schema, rows), JSON.stringify(counts));
  if (answers.size > 0) add('k', (rows) => putAnswers(schema, rows), objects(answers, 'key'));
  if (unanswered.length > 0) add('g', (rows) => giveBackKeys(schema, rows), JSON.stringify(unanswered));
  if (series.size > 0) add('s', (rows) => putSeries(schema, rows), objects(series, 'key'));
  if (deleted.size > 0) add('d', (rows) => deleteInvoices(schema, rows), JSON.stringify([...deleted]));
  const name = `${schema}_write_${kinds}`;
  const text = textOnce(name, () => {
    const built = clauses.map((clause) => clause());
    return `with ${built.join(',\n')}\nselect 'written' as answer`;
  });
  return { name, text, values };
}

function list(rows: readonly string[]): string {
  return `[${rows.join(',')}]`;
}

function objects(entries: ReadonlyMap<string, object>, key: string): string {
  return JSON.stringify([...entries].map(([name, value]) => ({ [key]: name, ...value })));
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
