import type { IssuedQuery } from '../../reporting/issued.ts';
import { lateness, type ReceivablesQuery } from '../../reporting/receivables.ts';
import type { SqlQuery } from '../connection/sql.ts';
import { plainConditions, rangeConditions } from './list-conditions.ts';
import type { ListQuery } from './list-query.ts';
import { sourceOf } from './list-source.ts';

/** What is still claimed; the index of it has the same conditions. */
const IS_RECEIVABLE = `i.status = 'finalized' and i.amount_due > 0 and i.payment_status <> 'uncollectible'`;

/** The groups of what a list with these conditions has; what is overdue may be in a row without a group. */
export function countsSql(schema: string, tenant: string, query: ListQuery, asOf: string): SqlQuery {
  const values: string[] = [tenant];
  const bind = (value: string): string => `$${values.push(value)}::text`;
  const { tables, where, columns } = sourceOf(schema, query, bind);
  const among = (column: string, some: readonly string[] | undefined): readonly string[] =>
    some === undefined
      ? []
      : [`i.${column} = any (select json_array_elements_text(${bind(JSON.stringify(some))}::json))`];
  const conditions = [
    ...where,
    ...plainConditions(query, bind),
    ...rangeConditions(query, columns, bind),
    ...among('status', query.status),
    ...among('payment_status', query.paymentStatus),
  ].join(' and ');
  const isOverdue = `${IS_RECEIVABLE} and i.due_date < ${bind(asOf)}::date`;
  const groups = (overdue: string): string => `select i.status, i.payment_status, i.on_hold::text as on_hold,
  count(*)::text as count, ${overdue} as overdue from ${tables} where ${conditions}
group by i.status, i.payment_status, i.on_hold`;
  // What looks through the large index does so once; else each part has a small index of its own.
  const isLarge = query.q !== undefined || query.totalFrom !== undefined || query.totalTo !== undefined;
  const text = isLarge
    ? groups(`(count(*) filter (where ${isOverdue}))::text`)
    : `${groups("'0'")}
union all
select null, null, null, '0', count(*)::text from ${tables} where ${conditions} and ${isOverdue}`;
  return { text, values };
}

/** What is due, by the place of its bucket in {@link lateness}. */
export function receivablesSql(schema: string, tenant: string, query: ReceivablesQuery): SqlQuery {
  const { asOf, currency, billingEntityId } = query;
  const bounded = lateness.flatMap(({ to }, index) =>
    to === null ? [] : `when i.due_date >= $3::text::date - ${to} then ${index}`,
  );
  return {
    text: `select bucket::text as bucket, count(*)::text as count, sum(amount_due)::text as amount_due from (
select case ${bounded.join(' ')} else ${bounded.length} end as bucket, i.amount_due from ${schema}.invoices i
where i.tenant = $1::text and i.currency = $2::text and ${IS_RECEIVABLE}${ofSeller(billingEntityId, 4)}
) d group by bucket`,
    values: [tenant, currency, asOf, ...(billingEntityId === undefined ? [] : [billingEntityId])],
  };
}

/** The months of what was issued. They are added up by days first, as the index has them. */
export function issuedSql(schema: string, tenant: string, query: IssuedQuery): SqlQuery {
  const { from, to, currency, billingEntityId } = query;
  const sums = 'sum(subtotal) as subtotal, sum(tax_amount) as tax_amount, sum(total) as total';
  const days = (
    table: string,
    kind: string,
    more: string,
  ): string => `select '${kind}' as kind, issue_date, count(*) as count, ${sums} from ${schema}.${table}
where tenant = $1::text and currency = $2::text and issue_date between $3::text::date and $4::text::date${more}${ofSeller(billingEntityId, 5)}
group by issue_date`;
  return {
    text: `select kind, to_char(issue_date, 'YYYY-MM') as month, sum(count)::text as count,
sum(subtotal)::text as subtotal, sum(tax_amount)::text as tax_amount, sum(total)::text as total from (
${days('invoices', 'invoices', ` and status = 'finalized'`)}
union all
${days('credit_notes', 'creditNotes', '')}
) d group by 1, 2`,
    values: [tenant, currency, from, to, ...(billingEntityId === undefined ? [] : [billingEntityId])],
  };
}

function ofSeller(billingEntityId: string | undefined, parameter: number): string {
  return billingEntityId === undefined ? '' : ` and billing_entity = $${parameter}::text`;
}
