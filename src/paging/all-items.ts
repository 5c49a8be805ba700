/** What a page of any list has. */
interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The items of all pages of a list, in its order; a page is read when it is needed. */
export async function* allItems<T>(
  read: (from: { readonly cursor?: string }) => Promise<PageOf<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: PageOf<T> = await read(cursor === undefined ? {} : { cursor });
    yield* page.items;
    cursor = page.nextCursor;
  }
}
