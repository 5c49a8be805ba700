import { checkDate } from '../../calendar/iso-date.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { type ListOrder, orderOf } from '../../paging/list-order.ts';
import { isPlaceIn } from '../../paging/list-place.ts';
import { type Place, readPage } from '../../paging/page.ts';
import { totalFaults } from '../../paging/total-faults.ts';
import type { InvoiceQuery } from '../../ports/invoice-store.ts';

/** A query that was checked, with its default and its order. */
export interface ListQuery extends Omit<InvoiceQuery, 'cursor' | 'limit'> {
  readonly limit: number;
  readonly order: ListOrder;
  /** The last invoice of the page before. */
  readonly after: Place | undefined;
}

const DAYS = ['issueDateFrom', 'issueDateTo', 'dueDateFrom', 'dueDateTo', 'overdueOn'] as const;

/**
 * Check a query's page and days.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of this order gave and for a limit outside 1 to
 * 100; `date.invalid`
 */
export function readListQuery(query: InvoiceQuery): ListQuery {
  const { cursor: _, limit: __, ...conditions } = query;
  const order = orderOf(conditions);
  const { faults, ...page } = readPage(query, isPlaceIn(order));
  const days = DAYS.flatMap((name) =>
    conditions[name] === undefined ? [] : (checkDate(conditions[name], `/${name}`) ?? []),
  );
  throwFaults([...faults, ...days, ...totalFaults(query)]);
  return { ...conditions, ...page, order };
}
