import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';
import type { Answer, Found, Reads, StoredAnswer } from '../ports/invoice-store.ts';
import type { SqliteRow, SqliteStatements } from './statements.ts';

/** One parameter for a list of any length. */
const AMONG = 'in (select value from json_each(?))';

/** What a commit finds, under the lock of its transaction. */
export function readFound(on: SqliteStatements, tenant: string, reads: Reads): Found {
  const rows = (select: string, keys: readonly string[]): readonly SqliteRow[] =>
    keys.length === 0 ? [] : on.all(select, tenant, JSON.stringify(keys));
  const invoices = rows(`select id, document from oneoff_invoices where tenant = ? and id ${AMONG}`, reads.invoices);
  const notes = rows(
    `select document from oneoff_credit_notes where tenant = ? and invoice ${AMONG} order by created_at, id`,
    reads.invoices,
  );
  const answers = rows(
    `select key, fingerprint, answer from oneoff_idempotency_keys where tenant = ? and key ${AMONG}`,
    reads.keys.map(({ key }) => key),
  );
  const series = rows(
    `select key, last, last_issue_date from oneoff_number_series where tenant = ? and key ${AMONG}`,
    reads.series,
  );
  return {
    invoices: new Map(invoices.map((row) => [row['id'] as string, documentOf<Invoice>(row)])),
    creditNotes: notes.map((row) => documentOf<CreditNote>(row)),
    answers: new Map(answers.map((row) => [row['key'] as string, answerOf(row)])),
    series: new Map(series.map((row) => [row['key'] as SeriesKey, counterOf(row)])),
  };
}

/** The document of a row. */
export function documentOf<T>({ document }: SqliteRow): T {
  return JSON.parse(document as string) as T;
}

/** The answer of a key. */
export function answerOf(row: SqliteRow): StoredAnswer {
  return { fingerprint: row['fingerprint'] as string, answer: JSON.parse(row['answer'] as string) as Answer };
}

/** The state of a counter. */
export function counterOf(row: SqliteRow): SeriesState {
  return { last: row['last'], lastIssueDate: row['last_issue_date'] } as SeriesState;
}
