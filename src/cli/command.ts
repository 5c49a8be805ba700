import type { ParseArgsConfig } from 'node:util';

/** Where a command reads and writes; a test brings its own. */
export interface Terminal {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** A line of the result, on standard output. */
  print(line: string): void;
  /** A line about the work, on standard error: progress, and what went wrong. */
  tell(line: string): void;
}

/** The arguments of a command as they were given: options by name, and the rest in order. */
export interface Args {
  readonly options: { readonly [name: string]: string | boolean | readonly string[] | undefined };
  readonly positionals: readonly string[];
}

/** How a command ended. `findings`: it did its work and found something wrong. */
export const EXIT = { ok: 0, findings: 1, usage: 2, failed: 3 } as const;

/** An exit code of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One command of `npx oneoff`. */
export interface Command {
  /** Its arguments, such as `<file> [--profile NAME]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(args: Args, terminal: Terminal): Promise<ExitCode>;
}

/** The arguments are wrong; the message says which and how it is right. */
export class UsageError extends Error {}

/** An option that is a text, or `undefined`. */
export function textOption({ options }: Args, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * An option that is one of a few words, or `undefined`.
 *
 * @throws {UsageError} for any other word
 */
export function choiceOption<T extends string>(args: Args, name: string, choices: readonly T[]): T | undefined {
  const value = textOption(args, name);
  const found = choices.find((choice) => choice === value);
  if (value !== undefined && found === undefined)
    throw new UsageError(`--${name} ${value} is not one of ${choices.join(', ')}`);
  return found;
}

/**
 * An option that is a whole number, or `undefined`.
 *
 * @throws {UsageError} if it is something else
 */
export function wholeOption(args: Args, name: string, what: string): number | undefined {
  const value = textOption(args, name);
  if (value !== undefined && !/^\d{1,9}$/.test(value))
    throw new UsageError(`--${name} ${value} is not ${what}; pass a whole number`);
  return value === undefined ? undefined : Number(value);
}

/** @throws {UsageError} if the argument is missing, or there are others */
export function onlyArgument({ positionals }: Args, what: string): string {
  const [value, ...rest] = positionals;
  if (value === undefined) throw new UsageError(`pass ${what}`);
  if (rest.length > 0) throw new UsageError(`pass ${what} alone; got ${positionals.length} arguments`);
  return value;
}

/** @throws {UsageError} if there is any argument */
export function noArguments({ positionals }: Args): void {
  if (positionals.length > 0) throw new UsageError(`${JSON.stringify(positionals[0])} is not expected`);
}
