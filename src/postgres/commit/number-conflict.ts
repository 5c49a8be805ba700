import type { ConflictError } from '../../errors/errors.ts';
import { numberTaken } from '../../errors/number-taken.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { saidBy, sqlStateOf } from '../connection/driver-error.ts';
import type { SqlQuery, SqlRow } from '../connection/sql.ts';
import type { CommitPlan } from './commit-plan.ts';

const UNIQUE_VIOLATION = '23505';
/** The server's detail names the columns and their values, in every language: `(tenant, id)=(default, 1)`. */
const COLUMNS = /\(tenant, ([a-z_, ]+)\)=\(/;
const NUMBER_COLUMNS = 'billing_entity, number';

/**
 * The refusal of a second document with one number as {@link ConflictError}; `undefined` for any other error.
 *
 * The server's detail tells by its columns. Where a driver leaves it out, or the server does because of row level
 * security, the numbers are looked up. The name of an index tells nothing: partitions have other ones.
 *
 * @param read - runs a statement after the transaction that was refused
 */
export async function numberConflict(
  error: unknown,
  schema: string,
  tenant: string,
  plan: CommitPlan,
  read: (query: SqlQuery) => Promise<readonly SqlRow[]>,
): Promise<ConflictError | undefined> {
  if (sqlStateOf(error) !== UNIQUE_VIOLATION) return undefined;
  const invoices = [...plan.invoices.values()].map((one) => one.document);
  const notes = plan.creditNotes.map((one) => one.document);
  const numbered: readonly Numbered[] = [...invoices, ...notes].filter(({ number }) => number !== null);
  const details = saidBy(error).filter((text) => COLUMNS.test(text));
  if (details.length > 0) {
    const ofNumbers = details.filter((text) => COLUMNS.exec(text)?.[1] === NUMBER_COLUMNS);
    if (ofNumbers.length === 0) return undefined;
    return numberTaken(numbered.find((one) => ofNumbers.some((text) => text.includes(`${nameOf(one)})`))));
  }
  const twice = givenTwice(invoices) ?? givenTwice(notes);
  if (twice) return numberTaken(twice);
  const rows = numbered.length > 0 ? await read(numbersOfOthers(schema, tenant, invoices, notes)).catch(() => []) : [];
  const [row] = rows;
  return row && numberTaken(numbered.find((one) => nameOf(one) === row['name']));
}

type Numbered = Pick<Invoice | CreditNote, 'id' | 'billingEntity' | 'number'>;

function nameOf({ billingEntity, number }: Numbered): string {
  return `${billingEntity.id}, ${number}`;
}

function givenTwice(documents: readonly Numbered[]): Numbered | undefined {
  const names = new Set<string>();
  return documents.find((one) => one.number !== null && names.size === names.add(nameOf(one)).size);
}

/** The numbers of these documents that others have. */
function numbersOfOthers(
  schema: string,
  tenant: string,
  invoices: readonly Numbered[],
  notes: readonly Numbered[],
): SqlQuery {
  const among = (table: string, parameter: string): string =>
    `select d.billing_entity || ', ' || d.number as name from ${schema}.${table} d
join json_to_recordset(${parameter}::text::json) as r(id text, entity text, number text)
  on d.billing_entity = r.entity and d.number = r.number and d.id <> r.id
where d.tenant = $1::text`;
  const list = (documents: readonly Numbered[]): string =>
    JSON.stringify(documents.map(({ id, billingEntity, number }) => ({ id, entity: billingEntity.id, number })));
  return {
    text: `${among('invoices', '$2')} union all ${among('credit_notes', '$3')}`,
    values: [tenant, list(invoices), list(notes)],
  };
}
