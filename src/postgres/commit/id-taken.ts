import type { ConflictError } from '../../errors/errors.ts';
import { type IdKind, idTaken } from '../../errors/id-taken.ts';
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
  { created, creditNotes, events }: CommitPlan,
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
  const eventIds = events.map(({ id }) => id);
  const refusal = (isTaken: (kind: IdKind, id: string) => boolean): ConflictError | undefined => {
    for (const [kind, ids] of [
      ['invoice', created],
      ['credit note', notes],
      ['event', eventIds],
    ] as const)
      for (const id of ids) if (isTaken(kind, id)) return idTaken(kind, id);
    return undefined;
  };
  if (details.length > 0) return refusal((_, id) => names(id));
  const query = existing(schema, tenant, { invoices: [...created], notes, events: eventIds });
  const taken = new Set((await read(query).catch(() => [])).map(({ kind, id }) => `${kind} ${id}`));
  return refusal((kind, id) => taken.has(`${kind} ${id}`));
}

/** Those of the ids that exist; a deleted draft's events keep its id. */
function existing(
  schema: string,
  tenant: string,
  { invoices, notes, events }: { readonly [kind in 'invoices' | 'notes' | 'events']: readonly string[] },
): SqlQuery {
  const among = (kind: IdKind, column: string, table: string, parameter: string): string =>
    `select '${kind}' as kind, ${column} as id from ${schema}.${table} where tenant = $1::text and ${column} in (select json_array_elements_text(${parameter}::text::json))`;
  const selects = [
    among('invoice', 'invoice', 'events', '$2'),
    among('invoice', 'id', 'invoices', '$2'),
    among('credit note', 'id', 'credit_notes', '$3'),
    among('event', 'id', 'events', '$4'),
  ];
  return {
    text: selects.join(' union '),
    values: [tenant, ...[invoices, notes, events].map((ids) => JSON.stringify(ids))],
  };
}
