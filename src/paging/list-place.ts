import { checkInstant } from '../calendar/instant.ts';
import { isIsoDate } from '../calendar/iso-date.ts';
import type { ListOrder } from './list-order.ts';
import type { Place } from './page.ts';

/** The value that a list is ordered by; an invoice in a list by dates has that date. */
export interface Listed {
  readonly id: string;
  readonly createdAt: string;
  readonly issueDate?: string | null;
  readonly dueDate?: string | null;
}

/**
 * The place of an item in a list: its creation and its id, in a list by days after the order's name and its day.
 *
 * The cursor names its order, so it cannot continue a list of another order.
 */
export function placeIn(order: ListOrder, item: Listed): Place {
  const { createdAt, id } = item;
  return order === 'createdAt' ? [createdAt, id] : [order, item[order] as string, createdAt, id];
}

/** Whether texts are a position in a list with this order. */
export function isPlaceIn(order: ListOrder): (texts: Place) => texts is Place {
  return (texts): texts is Place => {
    const isOwn =
      order === 'createdAt' ? texts.length === 2 : texts.length === 4 && texts[0] === order && isIsoDate(texts[1]);
    return isOwn && checkInstant(texts.at(-2), '') === undefined;
  };
}
