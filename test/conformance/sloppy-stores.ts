import type { Invoice, InvoiceStore, Page } from 'oneoff';
import { memoryStore } from 'oneoff/memory';

/** Hands out its own objects, which a caller can change. */
export function sharesItsObjects(): InvoiceStore {
  const inner = memoryStore();
  const shared = new Map<string, Invoice>();
  return {
    ...inner,
    async get(tenant, id) {
      const invoice = await inner.get(tenant, id);
      if (invoice === null) return null;
      const key = JSON.stringify([tenant, id, invoice.version]);
      const one = shared.get(key) ?? structuredClone(invoice);
      shared.set(key, one);
      return one;
    },
  };
}

/** Pages by how many came before. */
export function pagesByOffset(): InvoiceStore {
  const inner = memoryStore();
  const slice = <T>({ items }: Page<T>, cursor: string, limit: number): Page<T> => {
    const end = Number(cursor) + limit;
    return { items: items.slice(Number(cursor), end), nextCursor: end < items.length ? String(end) : null };
  };
  return {
    ...inner,
    list: async (tenant, { cursor = '0', limit = 20, ...query }) =>
      slice(await inner.list(tenant, { ...query, limit: 100 }), cursor, limit),
    listCreditNotes: async (tenant, { cursor = '0', limit = 20, ...query }) =>
      slice(await inner.listCreditNotes(tenant, { ...query, limit: 100 }), cursor, limit),
  };
}

/** Reads numbers as a database does whose texts are ordered by the rules of a language, and looks no further than `limit`. */
export function sortsNumbersLikeWords(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async takenNumbers(tenant, { after, limit = 1000, ...query }) {
      const words = new Intl.Collator('de').compare;
      const all = (await inner.takenNumbers(tenant, query)).toSorted((a, b) => words(a.number, b.number));
      const left = after === undefined ? all : all.filter(({ number }) => words(number, after) > 0);
      return left.slice(0, limit);
    },
  };
}

/** Takes no notice of the case, the limit or the kind of document. */
export function readsNumbersLoosely(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async takenNumbers(tenant, { prefix = '', limit, ...query }) {
      const kinds = ['invoice', 'credit_note'] as const;
      const all = await Promise.all(kinds.map((kind) => inner.takenNumbers(tenant, { ...query, kind })));
      return all.flat().filter(({ number }) => number.toLowerCase().startsWith(prefix.toLowerCase()));
    },
    getSeries: (tenant, key) => inner.getSeries(tenant, key.toLowerCase()),
  };
}

/** Fills every page up to its limit, whatever the documents weigh. */
export function fillsEveryPage(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    list: (tenant, query) =>
      filled(query.limit ?? 20, query.cursor, (page) => inner.list(tenant, { ...query, ...page })),
    history: (tenant, id, query = {}) =>
      filled(query.limit ?? 100, query.cursor, (page) => inner.history(tenant, id, { ...query, ...page })),
  };
}

async function filled<T>(
  limit: number,
  from: string | undefined,
  list: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<T>>,
): Promise<Page<T>> {
  const items: T[] = [];
  let cursor: string | null | undefined = from;
  while (cursor !== null && items.length < limit) {
    const page: Page<T> = await list({ limit: limit - items.length, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, nextCursor: cursor ?? null };
}

/** Lists by days in the order of creation too, as all other lists are. */
export function listsByCreation(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async list(tenant, { cursor, limit = 20, ...query }) {
      const matching = new Set((await inner.list(tenant, { ...query, limit: 100 })).items.map(({ id }) => id));
      const { items } = await inner.list(tenant, { limit: 100, ...(cursor !== undefined && { cursor }) });
      const left = items.filter(({ id }) => matching.has(id));
      const last = left[limit - 1];
      const nextCursor = left.length > limit && last ? JSON.stringify([last.createdAt, last.id]) : null;
      return { items: left.slice(0, limit), nextCursor };
    },
  };
}

/** Begins anew where it cannot read a cursor. */
export function ignoresOddCursors(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async list(tenant, { cursor, ...query }) {
      const goingOn =
        cursor === undefined ? undefined : await inner.list(tenant, { ...query, cursor }).catch(() => null);
      return goingOn ?? inner.list(tenant, query);
    },
    async listCreditNotes(tenant, query) {
      const { cursor: _, ...anew } = query;
      return inner.listCreditNotes(tenant, query).catch(() => inner.listCreditNotes(tenant, anew));
    },
  };
}

/** Keeps documents as `jsonb` does, which sorts their members. */
export function sortsMembers(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async get(tenant, id) {
      return sorted(await inner.get(tenant, id)) as Invoice | null;
    },
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/** Keeps the first event of a change only. */
export function losesEvents(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        return { ...changes, events: changes.events.slice(0, 1) };
      }),
  };
}

/** Keeps invoices and credit notes in one table, whose key is the id. */
export function keepsKindsTogether(): InvoiceStore {
  const inner = memoryStore();
  const kinds = new Map<string, string>();
  return {
    ...inner,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        for (const kind of ['created', 'creditNotes'] as const)
          for (const { id } of changes[kind]) {
            const key = JSON.stringify([tenant, id]);
            if ((kinds.get(key) ?? kind) !== kind) throw new Error('duplicate key');
            kinds.set(key, kind);
          }
        return changes;
      }),
  };
}
