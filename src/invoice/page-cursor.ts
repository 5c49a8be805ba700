import { checkInstant } from '../calendar/instant.ts';
import { isIsoDate } from '../calendar/iso-date.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { ListOrder } from './list-order.ts';

/** Where an item stands in a list: in a list by days its day, then its creation, then its id. */
export type Position = readonly string[];

interface Listed {
  readonly id: string;
  readonly createdAt: string;
  readonly issueDate?: string | null;
  readonly dueDate?: string | null;
}

/** Where an item stands in a list of an order; in a list by days every item has its day. */
export function positionOf({ id, createdAt, ...days }: Listed, order: ListOrder): Position {
  return order === 'createdAt' ? [createdAt, id] : [days[order] as string, createdAt, id];
}

/** The cursor behind an item. It names its order, so that no list goes on in another. */
export function cursorAfter(item: Listed, order: ListOrder): string {
  const position = positionOf(item, order);
  return JSON.stringify(order === 'createdAt' ? position : [order, ...position]);
}

/**
 * The position that a cursor names.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of a list in this order gave
 */
export function readCursor(cursor: string, order: ListOrder): Position {
  const position = positionIn(cursor, order);
  if (position) return position;
  throw new ValidationError([
    fault(
      'field.value',
      '/cursor',
      `${show(cursor)} is not a cursor of this list; pass the nextCursor of the page before, with the same filters`,
    ),
  ]);
}

function positionIn(cursor: string, order: ListOrder): Position | undefined {
  const members = parse(cursor);
  if (!Array.isArray(members) || !members.every((one) => typeof one === 'string')) return undefined;
  const isOwn =
    order === 'createdAt'
      ? members.length === 2
      : members.length === 4 && members[0] === order && isIsoDate(members[1]);
  return isOwn && !checkInstant(members.at(-2), '') ? members.slice(order === 'createdAt' ? 0 : 1) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The fault of a page size that is none.
 *
 * @returns `field.value` outside 1 to 100
 */
export function validatePageSize(limit: number): readonly Fault[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return [];
  return [fault('field.value', '/limit', `${show(limit)} is not a page size; pass a whole number from 1 to 100`)];
}
