import { PAGE_BYTES, type Place, pageOfTexts } from '../../paging/page.ts';
import type { Page } from '../../ports/invoice-store.ts';
import type { SqlRow } from '../connection/sql.ts';

/**
 * The rows of a page and the one after it, which tells that there is more. The server measures them, so that the rest is
 * never sent; the second row is sent also after a first one that fills the page alone.
 *
 * @param query - one row more than the page, in order
 * @param columns - of the query, all of type text
 * @param bytes - how large a row is, as an expression of its columns
 */
export function upToPageBytes(query: string, columns: readonly string[], bytes: string): string {
  const names = columns.join(', ');
  return `select ${names} from (
select ${names}, sum(${bytes}) over (rows unbounded preceding) - (${bytes}) as before, row_number() over () as place
from (${query}) p
) sized where before <= ${PAGE_BYTES} or place = 2`;
}

/** The page that rows of `document` are. */
export function documentPage<T>(rows: readonly SqlRow[], limit: number, place: (item: T) => Place): Page<T> {
  return pageOfTexts(
    rows.map(({ document }) => document as string),
    limit,
    place,
  );
}
