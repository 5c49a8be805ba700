import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** The texts that place an item in its list, such as its creation and its id. */
export type Place = readonly string[];

/** A page that was asked for: its size, the place that it begins after, and what is wrong with either. */
interface PageRequest<P extends Place> {
  readonly limit: number;
  readonly after: P | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Read the page of a query: 20 items unless it says otherwise, from the start unless it has a cursor.
 *
 * @param isPlace - whether texts are a place of this list
 * @returns with `field.value` for a limit outside 1 to 100, and for a cursor that no page gave
 */
export function readPage<P extends Place>(
  { limit = 20, cursor }: { readonly limit?: number; readonly cursor?: string },
  isPlace: (texts: Place) => texts is P,
): PageRequest<P> {
  const after = cursor === undefined ? undefined : placeOf(cursor, isPlace);
  const faults: Fault[] = [];
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    faults.push(fault('field.value', '/limit', `${show(limit)} is not a page size; pass a whole number from 1 to 100`));
  if (cursor !== undefined && after === undefined)
    faults.push(
      fault(
        'field.value',
        '/cursor',
        `${show(cursor)} is not a cursor of this list; pass the nextCursor of the page before`,
      ),
    );
  return { limit, after, faults };
}

/**
 * A page as it is answered; its cursor names the place of its last item.
 *
 * @param found - the items of the page, and one more where there is one
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  place: (item: T) => Place,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? JSON.stringify(place(last)) : null };
}

function placeOf<P extends Place>(cursor: string, isPlace: (texts: Place) => texts is P): P | undefined {
  try {
    const place: unknown = JSON.parse(cursor);
    if (Array.isArray(place) && place.every((text) => typeof text === 'string') && isPlace(place)) return place;
  } catch {
    // What is no JSON is no cursor.
  }
  return undefined;
}
