// Customers and products by what staff type at the desk: all words, whatever their case and accents, in pages.
import { and, asc, gt, type SQL, sql } from 'drizzle-orm';
import { type DirectorySearch, ValidationError } from 'oneoff';
import { addOnOf, customerOf, type Reader } from './directory.ts';
import { customers, products } from './tables.ts';

export function searchOver(reader: Reader): DirectorySearch {
  const customersWith = async (words: readonly string[], limit: number, after: string) => {
    const within = sql`concat_ws(' ', ${customers.id}, ${customers.name}, ${customers.email})`;
    const rows = await reader
      .select()
      .from(customers)
      .where(and(gt(customers.id, idOf(after)), ...words.map((word) => has(within, word))))
      .orderBy(asc(customers.id))
      .limit(limit);
    return rows.map(customerOf);
  };
  const productsWith = async (words: readonly string[], limit: number, after: string) => {
    const within = sql`concat_ws(' ', ${products.sku}, ${products.name})`;
    const rows = await reader
      .select()
      .from(products)
      .where(and(gt(products.sku, after), ...words.map((word) => has(within, word))))
      .orderBy(asc(products.sku))
      .limit(limit);
    return rows.map(addOnOf);
  };
  return {
    async search(_tenant, kind, { text, limit = 20, cursor = '' }) {
      if (!Number.isInteger(limit) || limit < 1 || limit > 100) refuse('limit', limit, 'a whole number from 1 to 100');
      const words = folded(text).split(/\s+/).filter(Boolean);
      // One more than asked for tells whether there is another page.
      const found = await (kind === 'customers' ? customersWith : productsWith)(words, limit + 1, cursor);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const nextCursor = found.length > limit && last !== undefined ? ('code' in last ? last.code : last.id) : null;
      return { items: items as never, nextCursor };
    },
  };
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function has(within: SQL, word: string): SQL {
  return sql`strpos(regexp_replace(lower(normalize(${within}, nfd)), '[\u0300-\u036f]', '', 'g'), ${word}) > 0`;
}

function idOf(cursor: string): number {
  if (cursor === '') return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  return refuse('cursor', cursor, 'the nextCursor of a page');
}

function refuse(field: string, value: unknown, wayOut: string): never {
  const message = `${JSON.stringify(value)} is no ${field} of a list; pass ${wayOut}`;
  throw new ValidationError([{ code: 'field.value', path: `/${field}`, message }]);
}
