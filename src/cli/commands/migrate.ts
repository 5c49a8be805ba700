import type { PgPool } from '../../postgres/connection/source.ts';
import { type Command, EXIT, noArguments, textOption, UsageError, wholeOption } from '../command.ts';
import { importFromHost } from '../host-package.ts';

interface EndablePool extends PgPool {
  end(): Promise<void>;
}

interface Driver {
  readonly Pool: new (options: { readonly connectionString: string; readonly max: number }) => EndablePool;
}

/** `oneoff migrate`: create or upgrade the schema of a PostgreSQL server. */
export const migrateCommand: Command = {
  usage: '[--database URL] [--schema NAME] [--row-level-security] [--partitions N] [--json]',
  summary: 'create or upgrade the PostgreSQL schema; the URL is --database, else DATABASE_URL',
  options: {
    database: { type: 'string' },
    schema: { type: 'string' },
    'row-level-security': { type: 'boolean' },
    partitions: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(args, { cwd, print, tell }) {
    noArguments(args);
    const connectionString = textOption(args, 'database') ?? process.env['DATABASE_URL'];
    if (connectionString === undefined || connectionString === '')
      throw new UsageError('no database is named; pass --database postgres://… or set DATABASE_URL');
    if (!/^postgres(ql)?:\/\//.test(connectionString))
      throw new UsageError('the database is no URL of PostgreSQL; pass postgres://USER:PASSWORD@HOST:PORT/NAME');
    const schema = textOption(args, 'schema') ?? 'oneoff';
    const partitions = wholeOption(args, 'partitions', 'a number of partitions');
    const imported = (await importFromHost('pg', cwd)) as Driver & { readonly default?: Driver };
    const { Pool } = imported.default ?? imported;
    const { migrate } = await import('../../postgres/migrations/migrate.ts');
    const pool = new Pool({ connectionString, max: 1 });
    tell(`migrating the schema "${schema}" …`);
    try {
      await migrate(
        { pool },
        {
          schema,
          rowLevelSecurity: args.options['row-level-security'] === true,
          ...(partitions !== undefined && { partitions }),
        },
      );
    } finally {
      await pool.end();
    }
    print(
      args.options['json'] === true
        ? JSON.stringify({ schema, migrated: true })
        : `the schema "${schema}" is up to date`,
    );
    return EXIT.ok;
  },
};
