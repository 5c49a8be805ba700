import { searchWords } from '../../paging/search-text.ts';
import type { ListQuery } from './list-query.ts';

/** Make a parameter of a text. */
export type Bind = (value: string) => string;

/** Conditions of SQL, all of which have to hold. */
export type Conditions = readonly string[];

/** The columns of the days that lists are ordered by. */
export const DAY_COLUMN = { issueDate: 'issue_date', dueDate: 'due_date' } as const;

/** The conditions on single columns, days aside. */
export function plainConditions(query: ListQuery, bind: Bind): Conditions {
  const equals = (column: string, value: string | undefined): Conditions =>
    value === undefined ? [] : [`i.${column} = ${bind(value)}`];
  return [
    ...equals('customer', query.customerId),
    ...equals('billing_entity', query.billingEntityId),
    ...equals('currency', query.currency),
    ...equals('number', query.number),
    ...equals('purchase_order', query.purchaseOrderNumber),
    ...isOrNot('i.on_hold', query.onHold),
    ...isOrNot('i.needs_attention', query.needsAttention),
    ...(query.totalFrom === undefined ? [] : [`i.total >= ${bind(query.totalFrom)}::numeric`]),
    ...(query.totalTo === undefined ? [] : [`i.total <= ${bind(query.totalTo)}::numeric`]),
    ...(query.q === undefined ? [] : searchWords(query.q).map((word) => `i.search like ${bind(containing(word))}`)),
    ...(query.overdueOn === undefined ? [] : [`i.status = 'finalized' and i.amount_due > 0`]),
    ...(query.overdueMarked === undefined ? [] : [markedCondition(query.overdueMarked)]),
  ];
}

function isOrNot(column: string, is: boolean | undefined): Conditions {
  return is === undefined ? [] : [is ? column : `not ${column}`];
}

/** Whether `invoice.overdue` was written. */
export function markedCondition(isMarked: boolean): string {
  return `i.overdue_at is ${isMarked ? 'not null' : 'null'}`;
}

/**
 * The conditions on days, and the one to begin behind the page before.
 *
 * A scan begins at one condition only. That is the cursor, which is within the range, so next to it the end of the
 * range is left out. A cursor beyond the end belongs to another range: there the end is the narrower condition.
 *
 * @param columns - those of the list's order
 */
export function rangeConditions(query: ListQuery, columns: readonly string[], bind: Bind): Conditions {
  const { order } = query;
  const after = query.after?.slice(-columns.length);
  const bounds = boundsOf(query);
  const ends = bounds.filter(
    ({ column, operator }) => order !== 'createdAt' && column === DAY_COLUMN[order] && operator !== '>=',
  );
  const start = after && ends.every((end) => isWithin(after[0] as string, end)) ? after : undefined;
  const kept = start ? bounds.filter((bound) => !ends.includes(bound)) : bounds;
  return [
    // The indexes of days hold no others, which a cursor alone does not tell the planner.
    ...(order === 'createdAt' ? [] : [`i.${DAY_COLUMN[order]} is not null`]),
    ...kept.map(({ column, operator, day }) => `i.${column} ${operator} ${bind(day)}::date`),
    ...(start ? [`(${columns.join(', ')}) < (${valuesOf(start, bind).join(', ')})`] : []),
  ];
}

interface Bound {
  readonly column: (typeof DAY_COLUMN)[keyof typeof DAY_COLUMN];
  readonly operator: '>=' | '<=' | '<';
  readonly day: string;
}

function boundsOf(query: ListQuery): readonly Bound[] {
  const bound = (column: Bound['column'], operator: Bound['operator'], day: string | undefined): readonly Bound[] =>
    day === undefined ? [] : [{ column, operator, day }];
  return [
    ...bound('issue_date', '>=', query.issueDateFrom),
    ...bound('issue_date', '<=', query.issueDateTo),
    ...bound('due_date', '>=', query.dueDateFrom),
    ...bound('due_date', '<=', query.dueDateTo),
    ...bound('due_date', '<', query.overdueOn),
  ];
}

function isWithin(day: string, end: Bound): boolean {
  return end.operator === '<' ? day < end.day : day <= end.day;
}

function valuesOf(position: readonly string[], bind: Bind): readonly string[] {
  const types = ['date', 'timestamptz', 'text'].slice(-position.length);
  return position.map((value, index) => `${bind(value)}::${types[index]}`);
}

/** The pattern of what contains a word. */
export function containing(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
