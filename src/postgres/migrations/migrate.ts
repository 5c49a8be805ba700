import { StoreError } from '../../errors/errors.ts';
import { object } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { syncOf } from '../connection/pglite-sync.ts';
import { requireSource } from '../connection/require-source.ts';
import type { PostgresSource, Transaction } from '../connection/source.ts';
import { identifier, type SqlRow, type SqlValue } from '../connection/sql.ts';
import { storeFailure } from '../connection/store-failure.ts';
import { type MigrateOptions, migrateMembers } from './migrate-options.ts';
import { migrations, TENANT_TABLES } from './migrations.ts';
import { POLICY } from './row-level-security.ts';
import { lockOf, statementsFrom } from './statements.ts';

const migrateShape = object<MigrateOptions>(migrateMembers);

/**
 * Create the schema, or upgrade it; does nothing where it is up to date.
 *
 * Several processes may call it at once; they wait for one another under an advisory lock that ends with the
 * transaction. Where the schema is up to date, no right to create anything is needed.
 *
 * @throws {ValidationError} `field.*`: the source or an option
 * @throws {StoreError} when the database refuses, and then nothing is half-migrated; when a later version of oneoff has
 * migrated the schema, or its tables have another number of partitions
 * @example
 * ```ts
 * const pool = new pg.Pool({ connectionString });
 * await migrate({ pool });
 * ```
 */
export async function migrate(source: PostgresSource, options: MigrateOptions = {}): Promise<void> {
  requireSource(source, 'migrate');
  requireOptions(migrateShape, options, 'migrate');
  const { schema = 'oneoff', rowLevelSecurity: hides = false } = options;
  await inTransaction(source, async (query) => {
    const isCurrent = async (): Promise<boolean> => {
      const version = await knownVersionOf(query, schema);
      if (version > 0) await requirePartitions(query, schema, options.partitions);
      return version === migrations(schema).length && (!hides || (await isHidden(query, schema)));
    };
    if (await isCurrent()) return;
    await query(lockOf(schema), []);
    // Another process may have been faster.
    if (await isCurrent()) return;
    for (const statement of statementsFrom(await knownVersionOf(query, schema), options)) await query(statement, []);
  });
}

/** @throws {StoreError} when a later version of oneoff has migrated the schema */
async function knownVersionOf(query: Query, schema: string): Promise<number> {
  const version = await versionOf(query, schema);
  const newest = migrations(schema).length;
  if (version <= newest) return version;
  throw new StoreError(
    `the schema "${schema}" has migration ${version}, and this version of oneoff knows ${newest} only; upgrade oneoff in this program`,
    { retryable: false },
  );
}

/** @throws {StoreError} when the tables are divided otherwise, which no migration changes */
async function requirePartitions(query: Query, schema: string, asked: number | undefined): Promise<void> {
  if (asked === undefined) return;
  const [row] = await query(
    `select count(i.inhrelid)::text as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_inherits i on i.inhparent = c.oid
     where n.nspname = $1::text and c.relname = 'invoices'`,
    [schema],
  );
  const count = Number(row?.['count']);
  if (count === asked) return;
  throw new StoreError(
    `the tables of the schema "${schema}" have ${count === 0 ? 'no' : count} partitions, not ${asked}; pass the number that they have, or migrate a new schema and copy the rows`,
    { retryable: false },
  );
}

type Query = (text: string, values: SqlValue[]) => Promise<readonly SqlRow[]>;

async function versionOf(query: Query, schema: string): Promise<number> {
  const table = `${identifier(schema)}.migrations`;
  // By a query of the catalogue: a look-up by name, such as to_regclass, remembers that the schema was missing while
  // another process creates it, and the schema would be created twice.
  const [found] = await query(
    `select c.oid::text as oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1::text and c.relname = 'migrations'`,
    [schema],
  );
  if (found === undefined) return 0;
  const [row] = await query(`select coalesce(max(version), 0)::text as version from ${table}`, []);
  return Number(row?.['version']);
}

async function isHidden(query: Query, schema: string): Promise<boolean> {
  const [row] = await query(
    `select count(*)::text as count from pg_policies p join pg_class c on c.relname = p.tablename
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = p.schemaname
     where p.schemaname = $1::text and p.policyname = $2::text and c.relrowsecurity`,
    [schema, POLICY],
  );
  return Number(row?.['count']) >= TENANT_TABLES.length;
}

async function inTransaction(source: PostgresSource, work: (query: Query) => Promise<void>): Promise<void> {
  const queryOn =
    (on: Transaction): Query =>
    async (text, values) =>
      (await on.query(text, values)).rows as readonly SqlRow[];
  try {
    if ('transaction' in source) await work(queryOn(source.transaction));
    else if ('pglite' in source) {
      await source.pglite.transaction((on) => work(queryOn(on)));
      await syncOf(source.pglite)();
    } else {
      const client = await source.pool.connect();
      let broken = true;
      try {
        const query: Query = async (text, values) => (await client.query({ text, values })).rows as readonly SqlRow[];
        await query('begin', []);
        await work(query);
        const { command } = await client.query({ text: 'commit' });
        if (command !== 'COMMIT') throw new StoreError('the migration was rolled back', { retryable: true });
        broken = false;
      } finally {
        client.release(broken);
      }
    }
  } catch (error) {
    throw storeFailure(error);
  }
}
