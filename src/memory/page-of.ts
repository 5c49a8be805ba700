import type { ListOrder } from '../invoice/list-order.ts';
import { cursorAfter, type Position, positionOf, readCursor, validatePageSize } from '../invoice/page-cursor.ts';
import type { Page } from '../ports/invoice-store.ts';
import { refuse } from '../shape/require-shape.ts';

type Listed = Parameters<typeof positionOf>[0];

interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * Order and page what was found: latest first by the order's day, then newest first; a cursor names the last one seen.
 *
 * @throws {ValidationError} `field.value` for a cursor of no page in this order, and for a limit outside 1 to 100
 */
export function pageOf<T extends Listed>(
  found: readonly T[],
  order: ListOrder,
  { limit = 20, cursor }: PageQuery,
): Page<T> {
  refuse(validatePageSize(limit));
  const after = cursor === undefined ? undefined : keyOf(readCursor(cursor, order));
  const left = found
    .map((item) => ({ item, key: keyOf(positionOf(item, order)) }))
    .filter(({ key }) => after === undefined || key < after)
    .sort((a, b) => (a.key < b.key ? 1 : -1));
  const items = left.slice(0, limit).map(({ item }) => item);
  const last = items.at(-1);
  return { items, nextCursor: left.length > limit && last ? cursorAfter(last, order) : null };
}

function keyOf(position: Position): string {
  return position.join(' ');
}
