import { type Command, EXIT, noArguments, textOption, UsageError } from '../command.ts';

/** `oneoff migration-sql`: the migration as text, for a role that may create tables. */
export const migrationSqlCommand: Command = {
  usage: '[--schema NAME] [--row-level-security] [--from VERSION] [--no-transaction] [--json]',
  summary: 'print the SQL that creates or upgrades the PostgreSQL schema',
  options: {
    schema: { type: 'string' },
    'row-level-security': { type: 'boolean' },
    from: { type: 'string' },
    'no-transaction': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(args, { print }) {
    noArguments(args);
    const [schema, from] = [textOption(args, 'schema'), textOption(args, 'from')];
    if (from !== undefined && !/^\d{1,9}$/.test(from))
      throw new UsageError(`--from ${from} is not a version; pass a whole number`);
    const { migrationSql } = await import('../../postgres/migrations/migration-sql.ts');
    const sql = migrationSql({
      rowLevelSecurity: args.options['row-level-security'] === true,
      transaction: args.options['no-transaction'] !== true,
      ...(schema !== undefined && { schema }),
      ...(from !== undefined && { from: Number(from) }),
    });
    print(args.options['json'] === true ? JSON.stringify({ schema: schema ?? 'oneoff', sql }) : sql);
    return EXIT.ok;
  },
};
