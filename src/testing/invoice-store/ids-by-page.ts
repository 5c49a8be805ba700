import type { Page } from '../../ports/invoice-store.ts';

/** The ids of every page of a list, from a cursor on; each page as one text. */
export async function idsByPage(
  list: (page: { readonly cursor?: string }) => Promise<Page<{ readonly id: string }>>,
  from: string | null = null,
): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor = from;
  do {
    const page = await list(cursor === null ? {} : { cursor });
    found.push(page.items.map(({ id }) => id).join(''));
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < 100);
  return found;
}
