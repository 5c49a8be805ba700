import type { KeyClaim } from '../../ports/invoice-store.ts';
import type { SqlQuery, SqlValue } from '../connection/sql.ts';

/** Every row that a lock finds is of these columns: what it is, its name, its document, and one more text. */
const row = (kind: string, key: string, document: string, extra: string): string =>
  `select '${kind}' as kind, ${key} as key, ${document} as document, ${extra} as extra`;

/**
 * Claim keys: insert, or wait for who has it and read what is there.
 *
 * The update that changes nothing is what shows a row that was committed while this statement waited for it.
 */
export function claimKeys(schema: string, tenant: string, keys: readonly KeyClaim[]): SqlQuery {
  return {
    name: `${schema}_claim`,
    text: `with claimed as (
  insert into ${schema}.idempotency_keys as k (tenant, key, fingerprint)
  select $1::text, c.key, c.fingerprint
  from json_to_recordset($2::text::json) as c(key text, fingerprint text)
  order by c.key collate "C"
  on conflict (tenant, key) do update set key = excluded.key
  returning k.key, k.answer, k.fingerprint
)
${row('key', 'key', 'answer::text', 'fingerprint')} from claimed`,
    values: [tenant, JSON.stringify(keys)],
  };
}

/**
 * Lock invoices, read their credit notes, and lock series.
 *
 * @param makes - make the series that are new; it takes longer, and nearly all are there already
 */
export function lockRows(
  schema: string,
  tenant: string,
  makes: boolean,
  request: { readonly invoices: readonly string[]; readonly series: readonly string[]; readonly skipLocked: boolean },
): SqlQuery {
  const values: SqlValue[] = [tenant];
  const { invoices, series, skipLocked } = request;
  const skip = skipLocked ? ' skip locked' : '';
  const branches: string[] = [];
  let made = '';
  if (invoices.length > 0) {
    const some = among(invoices, values);
    branches.push(
      `${row('invoice', 'i.id', 'i.document::text', 'i.credit_notes::text')} from (
  select id, document, credit_notes from ${schema}.invoices where tenant = $1::text and id ${some}
  order by id for update${skip}
) i`,
      notesBranch(schema, some),
    );
  }
  if (series.length > 0) {
    const some = among(series, values);
    if (makes)
      made = `with made as (
  insert into ${schema}.number_series (tenant, key)
  select $1::text, w.key from json_array_elements_text($${values.length}::text::json) as w(key)
  where not exists (select from ${schema}.number_series s where s.tenant = $1::text and s.key = w.key)
  order by w.key collate "C"
  on conflict (tenant, key) do nothing
  returning key
)
`;
    branches.push(
      `${row('series', 's.key', 's.last::text', `to_char(s.last_issue_date, 'YYYY-MM-DD')`)} from (
  select key, last, last_issue_date from ${schema}.number_series where tenant = $1::text and key ${some}
  order by key for update
) s`,
    );
    if (makes) branches.push(`${row('series', 'key', 'null', 'null')} from made`);
  }
  const count = (list: readonly string[]): string => (list.length > 1 ? 'n' : String(list.length));
  return {
    name: `${schema}_lock_${count(invoices)}${count(series)}${skip && '_skip'}${made && '_make'}`,
    text: made + branches.join('\nunion all\n'),
    values,
  };
}

/** The credit notes of invoices that are locked already. */
export function creditNotesOf(schema: string, tenant: string, invoices: readonly string[]): SqlQuery {
  const values: SqlValue[] = [tenant];
  const some = among(invoices, values);
  return { text: notesBranch(schema, some), values };
}

function notesBranch(schema: string, some: string): string {
  return `${row('note', 'n.invoice', 'n.document::text', 'null')} from (
  select invoice, document from ${schema}.credit_notes where tenant = $1::text and invoice ${some}
  order by created_at, id
) n`;
}

/** A condition on one or several names, as one parameter. */
function among(names: readonly string[], values: SqlValue[]): string {
  const [first, ...others] = names;
  values.push(JSON.stringify(names));
  const list = `$${values.length}::text::json`;
  return first !== undefined && others.length === 0
    ? `= ${list} ->> 0`
    : `in (select json_array_elements_text(${list}))`;
}
