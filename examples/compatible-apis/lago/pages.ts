import type { Context } from 'hono';
import type { Page } from 'oneoff';
import * as z from 'zod';
import { parse } from './read-body.ts';

const pageSchema = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  per_page: z.coerce.number().int().min(1).max(1000).catch(100),
});

/** The requested page of a list, with Lago's page metadata. */
export function pageOf<T>(c: Context, all: readonly T[]) {
  const { page, per_page: perPage } = parse(pageSchema, c.req.query());
  const pages = Math.ceil(all.length / perPage);
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    meta: {
      current_page: all.length === 0 ? 0 : page,
      next_page: page < pages ? page + 1 : null,
      prev_page: page > 1 && page <= pages ? page - 1 : null,
      total_pages: pages,
      total_count: all.length,
    },
  };
}

/** All items of a list, page by page: Lago needs a total count, which oneoff's cursors do not have. */
export async function everyItem<T>(list: (query: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let query: PageQuery = { limit: 100 };
  while (true) {
    const { items, nextCursor } = await list(query);
    all.push(...items);
    if (nextCursor === null) return all;
    query = { ...query, cursor: nextCursor };
  }
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}
