import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { flag, integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { type MigrateOptions, migrateMembers } from './migrate-options.ts';
import { migrations } from './migrations.ts';
import { lockOf, statementsFrom } from './statements.ts';

/** Options of {@link migrationSql}. */
export interface MigrationSqlOptions extends MigrateOptions {
  /** The version that the schema already has, see its table `migrations`; default 0. */
  readonly from?: number;
  /** Whether the text begins and commits a transaction, default `true`; `false` for a migrator that does so itself. */
  readonly transaction?: boolean;
}

const optionsShape = object<MigrationSqlOptions>({
  ...migrateMembers,
  from: optional(integer(0, 2 ** 31 - 1)),
  transaction: optional(flag),
});

/**
 * The statements of {@link migrate} as text, for a role that may create tables to run where the program's own may not.
 *
 * They run in one transaction, may run again, and wait for one another where several run at once.
 *
 * @throws {ValidationError} `field.*`: an option; `field.value`: `from` is newer than this version of oneoff
 */
export function migrationSql(options: MigrationSqlOptions = {}): string {
  requireOptions(optionsShape, options, 'migrationSql');
  const { schema = 'oneoff', from = 0, transaction = true } = options;
  const newest = migrations(schema).length;
  if (from > newest)
    throw new ValidationError([
      fault('field.value', '/from', `${from} is later than migration ${newest}, the newest here; upgrade oneoff`),
    ]);
  const statements = [lockOf(schema), ...statementsFrom(from, options)];
  return (transaction ? ['begin', ...statements, 'commit'] : statements).map((one) => `${one};\n`).join('\n');
}
