import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/**
 * The most bytes of JSON on a page that has more than one item.
 *
 * An invoice may have 10,000 lines: a hundred such invoices fit neither into a server's memory nor into one string.
 */
export const PAGE_BYTES: number = 4 * 1024 * 1024;

/** The texts that identify an item's position in its list, such as its creation time and its id. */
export type Place = readonly string[];

/** A requested page: its size, the position after which it begins, and the faults of both. */
interface PageRequest<P extends Place> {
  readonly limit: number;
  readonly after: P | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Read the page of a query: 20 items by default, from the start unless it has a cursor.
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
 * A page of a list; its cursor names the place of its last item.
 *
 * It ends after `limit` items, or before the item with which it would hold more than {@link PAGE_BYTES}.
 *
 * @param found - the items of the page, and one more if there is one
 * @param bytesOf - how many bytes an item is as JSON in UTF-8
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  place: (item: T) => Place,
  bytesOf: (item: T) => number = (item) => bytesIn(JSON.stringify(item)),
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const items: T[] = [];
  let bytes = 0;
  for (const item of found.slice(0, limit)) {
    bytes += bytesOf(item);
    if (bytes > PAGE_BYTES && items.length > 0) break;
    items.push(item);
  }
  const last = items.at(-1);
  return { items, nextCursor: found.length > items.length && last !== undefined ? JSON.stringify(place(last)) : null };
}

/** A page of items that are stored as JSON, as {@link pageOf} cuts it. */
export function pageOfTexts<T>(
  texts: readonly string[],
  limit: number,
  place: (item: T) => Place,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const found = texts.map((text) => ({ item: JSON.parse(text) as T, bytes: bytesIn(text) }));
  const { items, nextCursor } = pageOf(
    found,
    limit,
    ({ item }) => place(item),
    ({ bytes }) => bytes,
  );
  return { items: items.map(({ item }) => item), nextCursor };
}

/** How many bytes a text is in UTF-8. */
export function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

function placeOf<P extends Place>(cursor: string, isPlace: (texts: Place) => texts is P): P | undefined {
  try {
    const place: unknown = JSON.parse(cursor);
    if (Array.isArray(place) && place.every((text) => typeof text === 'string') && isPlace(place)) return place;
  } catch {
    // Not JSON, so not a cursor.
  }
  return undefined;
}
