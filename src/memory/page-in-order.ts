import { throwFaults } from '../errors/throw-faults.ts';
import type { ListOrder } from '../paging/list-order.ts';
import { isPlaceIn, type Listed, placeIn } from '../paging/list-place.ts';
import { pageOf, readPage } from '../paging/page.ts';
import type { Page } from '../ports/invoice-store.ts';

/**
 * A page of what was found: latest first by the order's day, then newest first by creation, then by id.
 *
 * @throws {ValidationError} `field.value` for a cursor of no page in this order, and for a limit outside 1 to 100
 */
export function pageInOrder<T extends Listed>(
  found: readonly T[],
  order: ListOrder,
  query: { readonly limit?: number; readonly cursor?: string },
): Page<T> {
  const { limit, after, faults } = readPage(query, isPlaceIn(order));
  throwFaults(faults);
  const left = found
    .map((item) => ({ item, key: placeIn(order, item).join(' ') }))
    .filter(({ key }) => after === undefined || key < after.join(' '))
    .sort((a, b) => (a.key < b.key ? 1 : -1));
  return pageOf(
    left.map(({ item }) => item),
    limit,
    (item) => placeIn(order, item),
  );
}
