import { type Command, EXIT, noArguments, textOption, wholeOption } from '../command.ts';

/** `oneoff migration-sql`: the migration as text, for a role that may create tables. */
export const migrationSqlCommand: Command = {
  usage: '[--schema NAME] [--row-level-security] [--partitions N] [--from VERSION] [--no-transaction] [--json]',
  summary: 'print the SQL that creates or upgrades the PostgreSQL schema',
  options: {
    schema: { type: 'string' },
    'row-level-security': { type: 'boolean' },
    partitions: { type: 'string' },
    from: { type: 'string' },
    'no-transaction': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(args, { print }) {
    noArguments(args);
    const schema = textOption(args, 'schema');
    const from = wholeOption(args, 'from', 'a version');
    const partitions = wholeOption(args, 'partitions', 'a number of partitions');
    const { migrationSql } = await import('../../postgres/migrations/migration-sql.ts');
    const sql = migrationSql({
      rowLevelSecurity: args.options['row-level-security'] === true,
      transaction: args.options['no-transaction'] !== true,
      ...(schema !== undefined && { schema }),
      ...(from !== undefined && { from }),
      ...(partitions !== undefined && { partitions }),
    });
    print(args.options['json'] === true ? JSON.stringify({ schema: schema ?? 'oneoff', sql }) : sql);
    return EXIT.ok;
  },
};
