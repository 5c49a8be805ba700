import { StoreError } from '../../errors/errors.ts';
import type { PostgresSource, Transaction } from '../connection/source.ts';
import { identifier, type SqlRow, type SqlValue } from '../connection/sql.ts';
import { storeFailure } from '../connection/store-failure.ts';
import { migrations, TENANT_TABLES } from './migrations.ts';
import { POLICY, rowLevelSecurity } from './row-level-security.ts';

/** Options of {@link migrate}. */
export interface MigrateOptions {
  /** The schema that holds all tables, default `"oneoff"`. */
  readonly schema?: string;
  /** Hide every tenant's rows from the others by row level security, default `false`. */
  readonly rowLevelSecurity?: boolean;
}

/** Options of {@link migrationSql}. */
export interface MigrationSqlOptions extends MigrateOptions {
  /** The version that the schema has already, see its table `migrations`; default 0. */
  readonly from?: number;
}

/**
 * Create the schema, or bring it up to date: forward only, and nothing where nothing is to be done.
 *
 * Several processes may start it at once; they wait for one another under an advisory lock that ends with the
 * transaction. Where the schema is up to date, no right to create anything is needed.
 *
 * @throws {StoreError} when the database refuses; nothing is half-migrated
 * @example
 * ```ts
 * const pool = new pg.Pool({ connectionString });
 * await migrate({ pool });
 * ```
 */
export async function migrate(source: PostgresSource, options: MigrateOptions = {}): Promise<void> {
  const { schema = 'oneoff', rowLevelSecurity: hides = false } = options;
  await inTransaction(source, async (query) => {
    const isCurrent = async (): Promise<boolean> =>
      (await versionOf(query, schema)) >= migrations(schema).length && (!hides || (await isHidden(query, schema)));
    if (await isCurrent()) return;
    await query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))::text', [`oneoff ${schema}`]);
    // Another process may have been faster.
    if (await isCurrent()) return;
    for (const statement of statementsFrom(await versionOf(query, schema), schema, hides)) await query(statement, []);
  });
}

/**
 * The statements of {@link migrate} as text, for a role that may create tables to run where the program's own may not.
 *
 * They run in one transaction and may run again.
 */
export function migrationSql(options: MigrationSqlOptions = {}): string {
  const { schema = 'oneoff', rowLevelSecurity: hides = false, from = 0 } = options;
  return ['begin', ...statementsFrom(from, schema, hides), 'commit'].map((one) => `${one};\n`).join('\n');
}

function statementsFrom(version: number, schema: string, hides: boolean): readonly string[] {
  const table = `${identifier(schema)}.migrations`;
  return [
    `create schema if not exists ${identifier(schema)}`,
    `create table if not exists ${table} (version integer primary key, applied_at timestamptz not null default now())`,
    ...migrations(schema).flatMap((statements, index) =>
      index < version
        ? []
        : [...statements, `insert into ${table} (version) values (${index + 1}) on conflict do nothing`],
    ),
    ...(hides ? rowLevelSecurity(schema) : []),
  ];
}

type Query = (text: string, values: SqlValue[]) => Promise<readonly SqlRow[]>;

async function versionOf(query: Query, schema: string): Promise<number> {
  const table = `${identifier(schema)}.migrations`;
  const [found] = await query('select to_regclass($1::text)::text as name', [table]);
  if (found?.['name'] == null) return 0;
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
    else if ('pglite' in source) await source.pglite.transaction((on) => work(queryOn(on)));
    else {
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
