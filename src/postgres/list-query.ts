import { checkDate } from '../calendar/iso-date.ts';
import { type ListOrder, orderOf } from '../invoice/list-order.ts';
import { type Position, readCursor, validatePageSize } from '../invoice/page-cursor.ts';
import type { InvoiceQuery } from '../ports/invoice-store.ts';
import { refuse } from '../shape/require-shape.ts';

/** A query that was checked, with its default and its order. */
export interface ListQuery extends Omit<InvoiceQuery, 'cursor' | 'limit'> {
  readonly limit: number;
  readonly order: ListOrder;
  /** Where the page before ended. */
  readonly after: Position | undefined;
}

const DAYS = ['issueDateFrom', 'issueDateTo', 'dueDateFrom', 'dueDateTo', 'overdueOn'] as const;

/**
 * Check a query's page and days.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of this order gave and for a limit outside 1 to
 * 100; `date.invalid`
 */
export function readListQuery({ cursor, limit = 20, ...conditions }: InvoiceQuery): ListQuery {
  const days = DAYS.flatMap((name) =>
    conditions[name] === undefined ? [] : (checkDate(conditions[name], `/${name}`) ?? []),
  );
  refuse([...validatePageSize(limit), ...days]);
  const order = orderOf(conditions);
  return { ...conditions, limit, order, after: cursor === undefined ? undefined : readCursor(cursor, order) };
}
