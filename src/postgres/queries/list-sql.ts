import { isStorable } from '../../validation/storable.ts';
import type { SqlQuery, SqlValue } from '../connection/sql.ts';
import { type Bind, type Conditions, markedCondition, plainConditions, rangeConditions } from './list-conditions.ts';
import type { ListQuery } from './list-query.ts';
import { sourceOf } from './list-source.ts';

/** A value that has several choices, one of which an invoice has to meet. */
type Choice = readonly [column: string, values: readonly string[]];

/** The document of an invoice. */
const WHOLE = 'i.document::text';
/** The document without what no summary shows. */
export const WITHOUT_LINES = `(i.document::jsonb - '{lines,taxes,withholdings,payments,deposits,warnings,notes,attachments}'::text[])::text`;

/**
 * The statement of a list, one row more than the page; `null` where nothing can meet the conditions.
 *
 * Each condition has an index that begins with it and goes on in the order of the list, so that a page is read and not
 * sorted. A condition with several values takes the first rows of each and merges them.
 */
export function listSql(schema: string, tenant: string, query: ListQuery, document: string = WHOLE): SqlQuery | null {
  const values: SqlValue[] = [tenant];
  const bind = (value: string): string => `$${values.push(value)}::text`;
  const choices = choicesOf(query);
  if (choices.some(([, some]) => some.length === 0)) return null;
  const { tables, where, columns } = sourceOf(schema, query, bind);
  const { others, branches } = branchesOf(query, choices, bind);
  const common = [...where, ...plainConditions(query, bind), ...others, ...rangeConditions(query, columns, bind)];
  if (values.some((value) => value !== null && !isStorable(value))) return null;
  const page = `order by ${latest(columns)} limit ${query.limit + 1}`;
  const select = (what: string, branch: Conditions): string =>
    `select ${what} from ${tables} where ${[...common, ...branch].join(' and ')} ${page}`;
  const [only = [], ...more] = branches;
  // What is filtered within the index must not be fetched from the table first.
  const isWithinIndex = query.q !== undefined || query.totalFrom !== undefined || query.totalTo !== undefined;
  if (more.length === 0 && !isWithinIndex) return { text: select(`${document} as document`, only), values };
  const keys = columns.map((_, index) => `k${index}`);
  const named = columns.map((column, index) => `${column} as ${keys[index]}`).join(', ');
  const parts = branches.map((branch) => `(${select(named, branch)})`);
  return {
    text: `select ${document} as document from (
select * from (${parts.join('\nunion all\n')}) p order by ${latest(keys)} limit ${query.limit + 1}
) k join ${schema}.invoices i on i.tenant = $1::text and i.id = k.${keys.at(-1)} order by ${latest(keys)}`,
    values,
  };
}

function latest(columns: readonly string[]): string {
  return columns.map((column) => `${column} desc`).join(', ');
}

function choicesOf({ status, paymentStatus }: ListQuery): readonly Choice[] {
  return [
    ...(status ? [['status', [...new Set(status)]] as const] : []),
    ...(paymentStatus ? [['payment_status', [...new Set(paymentStatus)]] as const] : []),
  ];
}

interface Branches {
  readonly others: Conditions;
  /** One of them has to hold; each is read along an index of its own. */
  readonly branches: readonly Conditions[];
}

/** In the order of creation the values of the longest choice; what is overdue is marked or not. */
function branchesOf({ order, overdueOn, overdueMarked }: ListQuery, choices: readonly Choice[], bind: Bind): Branches {
  const isAmong = ([column, some]: Choice): string => `i.${column} in (${some.map(bind).join(', ')})`;
  if (order === 'createdAt') {
    const [branching, ...others] = choices.toSorted(([, a], [, b]) => b.length - a.length);
    const branches = branching ? branching[1].map((value) => [`i.${branching[0]} = ${bind(value)}`]) : [[]];
    return { others: others.map(isAmong), branches };
  }
  const isSplit = order === 'dueDate' && overdueOn !== undefined && overdueMarked === undefined;
  return {
    others: choices.map(isAmong),
    branches: isSplit ? [[markedCondition(false)], [markedCondition(true)]] : [[]],
  };
}
