import { parseArgs } from 'node:util';
import { InvoicingError, ValidationError } from '../errors/errors.ts';
import { nearest } from '../errors/nearest.ts';
import { type Args, type Command, EXIT, type ExitCode, type Terminal, UsageError } from './command.ts';
import { checkDirectoryCommand } from './commands/check-directory.ts';
import { checkNumbersCommand } from './commands/check-numbers.ts';
import { initCommand } from './commands/init.ts';
import { migrateCommand } from './commands/migrate.ts';
import { migrationSqlCommand } from './commands/migration-sql.ts';
import { renderCommand } from './commands/render.ts';
import { validateCommand } from './commands/validate.ts';

const commands: { readonly [name: string]: Command } = {
  init: initCommand,
  migrate: migrateCommand,
  'migration-sql': migrationSqlCommand,
  'check-directory': checkDirectoryCommand,
  'check-numbers': checkNumbersCommand,
  render: renderCommand,
  validate: validateCommand,
};

const HELP = ['help', '--help', '-h', undefined];

/** Run one command line, without the names of the interpreter and the program. */
export async function run(line: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = line;
  if (HELP.includes(name)) return help(terminal);
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) throw new UsageError(unknownCommand(name ?? ''));
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.print(`oneoff ${name} ${command.usage}\n\n${command.summary}`);
      return EXIT.ok;
    }
    return await command.run(argsOf(command, rest), terminal);
  } catch (error) {
    if (rest.includes('--json')) return explainAsJson(error, terminal);
    return explain(error, name ?? '', command, terminal);
  }
}

function argsOf({ options }: Command, line: readonly string[]): Args {
  try {
    const { values, positionals } = parseArgs({ args: [...line], options, allowPositionals: true, strict: true });
    return { options: values as Args['options'], positionals };
  } catch (error) {
    throw new UsageError(unknownOption((error as Error).message, Object.keys(options)));
  }
}

/** Node's message, but for an option that does not exist: it tells of arguments that begin with a hyphen. */
function unknownOption(said: string, known: readonly string[]): string {
  const [, name] = /^Unknown option '--?([^']*)'/.exec(said) ?? [];
  if (name === undefined) return said;
  const meant = nearest(name, known);
  const all = known.map((one) => `--${one}`).join(', ');
  return `--${name} is no option here; ${meant === undefined ? `the options are ${all}` : `did you mean --${meant}?`}`;
}

function help({ print }: Terminal): ExitCode {
  print('Usage: oneoff COMMAND [options]; "oneoff COMMAND --help" shows the options.\n');
  for (const [name, { summary }] of Object.entries(commands)) print(`  ${name.padEnd(16)} ${summary}`);
  print('\nExit codes: 0 in order, 1 something was found, 2 wrong arguments, 3 it could not be done.');
  return EXIT.ok;
}

function unknownCommand(name: string): string {
  const meant = nearest(name, Object.keys(commands));
  return `"${name}" is no command; ${meant === undefined ? 'run "oneoff help" for the list' : `did you mean "${meant}"?`}`;
}

/** What went wrong for a program: `{ error }` with its message, and the code and the faults of an error of this library. */
function explainAsJson(error: unknown, { print }: Terminal): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof InvoicingError ? { code: error.code } : {};
  const faults = error instanceof ValidationError ? { faults: error.faults } : {};
  print(JSON.stringify({ error: { message, ...code, ...faults } }, null, 2));
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

function explain(error: unknown, name: string, command: Command | undefined, { tell }: Terminal): ExitCode {
  if (error instanceof UsageError) {
    tell(`oneoff: ${error.message}`);
    if (command !== undefined) tell(`usage: oneoff ${name} ${command.usage}`);
    return EXIT.usage;
  }
  tell(`oneoff: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof ValidationError) {
    for (const { path, message } of error.faults.slice(1)) tell(`  ${path || '(whole value)'}: ${message}`);
  }
  return EXIT.failed;
}
