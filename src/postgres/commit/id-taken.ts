import type { ConflictError } from '../../errors/errors.ts';
import { idTaken } from '../../errors/id-taken.ts';
import { saidBy, sqlStateOf } from '../connection/driver-error.ts';
import type { SqlQuery, SqlRow } from '../connection/sql.ts';
import type { CommitPlan } from './commit-plan.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * The refusal of a new document whose id exists already; `undefined` for any other error.
 *
 * The server's detail names the columns. Where it is left out, the ids are looked up.
 *
 * @param read - runs a statement after the transaction that was refused
 */
export async function takenId(
  error: unknown,
  schema: string,
  tenant: string,
  { created, creditNotes }: CommitPlan,
  read: (query: SqlQuery) => Promise<readonly SqlRow[]>,
): Promise<ConflictError | undefined> {
  if (sqlStateOf(error) !== UNIQUE_VIOLATION) return undefined;
  const notes = creditNotes.map(({ document }) => document.id);
  const details = saidBy(error).filter((text) => text.includes('(tenant, '));
  const names = (id: string): boolean =>
    details.some(
      (text) =>
        text.includes(`(tenant, id)=(${tenant}, ${id})`) ||
        text.includes(`(tenant, invoice, sequence)=(${tenant}, ${id}, `),
    );
  if (details.length > 0) return refusal([...created].find(names), notes.find(names));
  const found = await read(existing(schema, tenant, [...created], notes)).catch(() => []);
  const ids = new Set(found.map((row) => row['id']));
  return refusal(
    [...created].find((id) => ids.has(id)),
    notes.find((id) => ids.has(id)),
  );
}

function refusal(invoice: string | undefined, note: string | undefined): ConflictError | undefined {
  if (invoice !== undefined) return idTaken('invoice', invoice);
  return note === undefined ? undefined : idTaken('credit note', note);
}

/** Those of the ids that documents have; a deleted draft's events keep its id. */
function existing(schema: string, tenant: string, invoices: readonly string[], notes: readonly string[]): SqlQuery {
  const among = (column: string, table: string, parameter: string): string =>
    `select ${column} as id from ${schema}.${table} where tenant = $1::text and ${column} in (select json_array_elements_text(${parameter}::text::json))`;
  return {
    text: `${among('invoice', 'events', '$2')} union ${among('id', 'invoices', '$2')} union ${among('id', 'credit_notes', '$3')}`,
    values: [tenant, JSON.stringify(invoices), JSON.stringify(notes)],
  };
}
