import type { PGlite } from '@electric-sql/pglite';
import { type DeliveryStore, type DirectoryStore, type InvoiceStore, type Reports, reportsOver } from 'oneoff';
import { memoryDeliveryStore, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { postgresDeliveryStore, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { TABLES } from '../postgres/databases.ts';

/** Where a backend keeps everything. */
export interface Storage {
  readonly store: InvoiceStore;
  readonly deliveries: DeliveryStore;
  readonly directory: DirectoryStore;
  readonly reports: Reports;
  /** All that it holds of a tenant, as one text. */
  readonly contents: (tenant: string) => Promise<string>;
}

export function memoryStorage(): Storage {
  const deliveries = memoryDeliveryStore();
  const store = memoryStore({ deliveries });
  return watched({ store, deliveries, directory: memoryDirectoryStore(), reports: reportsOver(store) }, contentsOf);
}

/** A migrated schema; its contents are its rows, idempotency keys, series and deliveries among them. */
export function postgresStorage(source: { pool: pg.Pool } | { pglite: PGlite }, schema: string): Storage {
  const rows = TABLES.map(
    (table) =>
      `(select coalesce(json_agg(row order by row), '[]') from (select t::text as row from "${schema}".${table} t where tenant = $1) _)`,
  );
  const text = `select json_build_array(${rows.join(', ')})::text as contents`;
  const ports = {
    store: postgresStore(source, { schema }),
    deliveries: postgresDeliveryStore(source, { schema }),
    directory: postgresDirectory(source, { schema }),
    reports: postgresReports(source, { schema }),
  };
  return watched(ports, async (_, tenant) => {
    const { rows: found } =
      'pool' in source
        ? await source.pool.query<{ contents: string }>(text, [tenant])
        : await source.pglite.query<{ contents: string }>(text, [tenant]);
    return found[0]?.contents ?? '';
  });
}

type Ports = Omit<Storage, 'contents'>;

const READS = new Set([
  ...['get', 'getByNumber', 'list', 'listDue', 'history', 'creditNotes', 'getCreditNote', 'listCreditNotes'],
  ...['listSummaries', 'search'],
  ...['billingEntity', 'customer', 'addOns', 'taxes', 'endpoints', 'deadLetters', 'lag'],
]);

/** A storage whose contents are read again only if something may have been written since. */
function watched(ports: Ports, read: (ports: Ports, tenant: string) => Promise<string>): Storage {
  let writes = 0;
  const known = new Map<string, { readonly writes: number; readonly text: string }>();
  const counting = <P extends object>(port: P): P =>
    Object.fromEntries(
      Object.entries(port).map(([name, member]) => [
        name,
        typeof member !== 'function' || READS.has(name)
          ? member
          : (...given: readonly unknown[]) => {
              writes++;
              return member(...given);
            },
      ]),
    ) as P;
  return {
    store: counting(ports.store),
    deliveries: counting(ports.deliveries),
    directory: counting(ports.directory),
    reports: ports.reports,
    async contents(tenant) {
      const last = known.get(tenant);
      if (last?.writes === writes) return last.text;
      const text = await read(ports, tenant);
      known.set(tenant, { writes, text });
      return text;
    },
  };
}

/** A page after a page, from the first to the last. */
export async function allPages<T>(
  page: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { items, nextCursor } = await page(cursor);
    found.push(...items);
    cursor = nextCursor;
  }
  return found;
}

async function contentsOf({ store, deliveries, directory }: Ports, tenant: string): Promise<string> {
  const invoices = await allPages((cursor) => store.list(tenant, { limit: 100, ...(cursor && { cursor }) }));
  const documents = invoices.map(async (invoice) => [
    invoice,
    ...(await store.history(tenant, invoice.id)).items,
    ...(await store.creditNotes(tenant, invoice.id)),
  ]);
  const kinds = ['billingEntities', 'customers', 'addOns', 'taxes'] as const;
  const records = kinds.map((kind) =>
    allPages<unknown>((cursor) => directory.list(tenant, kind, { limit: 100, ...(cursor && { cursor }) })),
  );
  return [
    ...(await Promise.all(documents)).flat().map(textOf),
    JSON.stringify([await deliveries.endpoints(tenant), await Promise.all(records)]),
  ].join('\n');
}

const texts = new WeakMap<object, string>();

/** The memory store's documents are frozen: what one was written as, it stays. */
function textOf(document: object): string {
  const text = texts.get(document) ?? JSON.stringify(document);
  if (Object.isFrozen(document)) texts.set(document, text);
  return text;
}
