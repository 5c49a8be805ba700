import type { ListQuery } from './list-query.ts';
import { isStorable, type SqlQuery, type SqlValue } from './sql.ts';

/** A value that has several choices, one of which an invoice has to meet. */
type Choice = readonly [column: string, values: readonly string[]];

/**
 * The statement of a list, one row more than the page; `null` where nothing can meet the conditions.
 *
 * Each condition has an index that begins with it and goes on in the order of the list, so that a page is read and not
 * sorted. A condition with several values takes the first rows of each and merges them.
 */
export function listSql(schema: string, tenant: string, query: ListQuery): SqlQuery | null {
  const { limit, after, metadata = {} } = query;
  const values: SqlValue[] = [tenant];
  const bind = (value: string): string => `$${values.push(value)}::text`;
  const entries = Object.entries(metadata);
  const choices = choicesOf(query);
  const conditions = conditionsOf(query, bind);
  if (choices.some(([, some]) => some.length === 0)) return null;
  const [branching, ...others] = choices.toSorted(([, a], [, b]) => b.length - a.length);
  const from = sourceOf(schema, entries, bind);
  const page = after && `(${from.order.join(', ')}) < (${bind(after[0])}::timestamptz, ${bind(after[1])})`;
  const order = `order by ${from.order.map((column) => `${column} desc`).join(', ')} limit ${limit + 1}`;
  const where = [...from.where, ...conditions, ...others.map((one) => isAmong(one, bind)), ...(page ? [page] : [])];
  const branches = (branching?.[1] ?? ['']).map((value) => {
    const own = branching && value !== '' ? [`i.${branching[0]} = ${bind(value)}`] : [];
    return [...where, ...own].join(' and ');
  });
  if (values.some((value) => value !== null && !isStorable(value))) return null;
  const [only = '', ...more] = branches;
  if (more.length === 0)
    return { text: `select i.document::text as document from ${from.tables} where ${only} ${order}`, values };
  const parts = branches.map(
    (one) =>
      `(select ${from.order[0]} as created_at, ${from.order[1]} as id from ${from.tables} where ${one} ${order})`,
  );
  return {
    text: `select i.document::text as document from (
select * from (${parts.join('\nunion all\n')}) p order by created_at desc, id desc limit ${limit + 1}
) k join ${schema}.invoices i on i.tenant = $1::text and i.id = k.id order by k.created_at desc, k.id desc`,
    values,
  };
}

interface Source {
  readonly tables: string;
  readonly where: readonly string[];
  readonly order: readonly [string, string];
}

/** The table that the list walks along: the invoices, or the rows of one metadata entry. */
function sourceOf(
  schema: string,
  entries: readonly (readonly [string, string])[],
  bind: (value: string) => string,
): Source {
  const [first, ...others] = entries;
  if (first === undefined)
    return { tables: `${schema}.invoices i`, where: ['i.tenant = $1::text'], order: ['i.created_at', 'i.id'] };
  const has = (alias: string, [name, value]: readonly [string, string]): string =>
    `${alias}.tenant = $1::text and ${alias}.name = ${bind(name)} and ${alias}.value = ${bind(value)}`;
  return {
    tables: `${schema}.invoice_metadata m join ${schema}.invoices i on i.tenant = $1::text and i.id = m.invoice`,
    where: [
      has('m', first),
      ...others.map(
        (entry) =>
          `exists (select from ${schema}.invoice_metadata o where ${has('o', entry)} and o.created_at = m.created_at and o.invoice = m.invoice)`,
      ),
    ],
    order: ['m.created_at', 'm.invoice'],
  };
}

function choicesOf({ status, paymentStatus }: ListQuery): readonly Choice[] {
  return [
    ...(status ? [['status', [...new Set(status)]] as const] : []),
    ...(paymentStatus ? [['payment_status', [...new Set(paymentStatus)]] as const] : []),
  ];
}

function isAmong([column, some]: Choice, bind: (value: string) => string): string {
  return `i.${column} in (${some.map(bind).join(', ')})`;
}

function conditionsOf(query: ListQuery, bind: (value: string) => string): readonly string[] {
  const { overdueMarked } = query;
  const equals = (column: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`i.${column} = ${bind(value)}`];
  const day = (condition: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`i.${condition} ${bind(value)}::date`];
  return [
    ...equals('customer', query.customerId),
    ...equals('billing_entity', query.billingEntityId),
    ...equals('currency', query.currency),
    ...equals('number', query.number),
    ...day('issue_date >=', query.issueDateFrom),
    ...day('issue_date <=', query.issueDateTo),
    ...day('due_date >=', query.dueDateFrom),
    ...day('due_date <=', query.dueDateTo),
    ...(query.overdueOn === undefined ? [] : [`i.status = 'finalized' and i.amount_due > 0`]),
    ...day('due_date <', query.overdueOn),
    ...(overdueMarked === undefined ? [] : [`i.overdue_at is ${overdueMarked ? 'not null' : 'null'}`]),
  ];
}
