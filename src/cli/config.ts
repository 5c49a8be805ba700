import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RecordKeys } from '../directory/directory-records.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import type { Directory } from '../ports/directory.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { methodsOf } from '../validation/require-options.ts';
import { leaf } from '../validation/shape.ts';
import { type Args, type Terminal, textOption, UsageError } from './command.ts';

/** What a host's configuration file exports by default. */
interface CliConfig {
  readonly store: InvoiceStore;
  readonly directory: Directory;
  readonly policy?: Policy;
  readonly currencies?: readonly Currency[];
  /** Default: `["default"]`. */
  readonly tenants?: readonly string[];
  /** What `check-directory` tries of a tenant, such as the ids of all customers. */
  readonly keys?: (tenant: string) => RecordKeys | Promise<RecordKeys>;
  /** Called at the end, to close a pool. */
  readonly close?: () => unknown;
}

const anything = leaf<never>({}, () => undefined);

const configShape = object<CliConfig>({
  store: methodsOf<InvoiceStore>(['get', 'list', 'history'], 'a store, such as postgresStore({ pool })'),
  directory: methodsOf<Directory>(['billingEntity', 'customer', 'addOns', 'taxes'], 'a directory'),
  policy: optional(anything),
  currencies: optional(anything),
  tenants: optional(list(text(), { max: 100_000 })),
  keys: optional(anything),
  close: optional(anything),
});

const NAMES = ['oneoff.config.ts', 'oneoff.config.mts', 'oneoff.config.mjs', 'oneoff.config.js'];

/** The options of every command that opens a host's store. */
export const configOptions = {
  config: { type: 'string' },
  tenant: { type: 'string', multiple: true },
} as const;

/** The host's configuration, and the tenants that the command is about. */
export interface OpenConfig extends CliConfig {
  readonly tenants: readonly string[];
}

/**
 * Load the configuration file that `--config` names, or the one in the folder.
 *
 * @throws {UsageError} if it does not exist, or Node cannot load it
 * @throws {ValidationError} `field.*` for what it exports
 */
export async function openConfig(args: Args, { cwd }: Terminal): Promise<OpenConfig> {
  const file = findConfig(textOption(args, 'config'), cwd);
  const { default: config } = await importFile(file);
  throwFaults(checkShape(configShape, config));
  const sound = config as CliConfig;
  const tenants = args.options['tenant'] as readonly string[] | undefined;
  return { ...sound, tenants: tenants ?? sound.tenants ?? ['default'] };
}

function findConfig(named: string | undefined, cwd: string): string {
  const candidates = (named === undefined ? NAMES : [named]).map((name) => resolve(cwd, name));
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new UsageError(
    named === undefined
      ? `there is no oneoff.config.mjs in ${cwd}; run "oneoff init", or pass --config FILE`
      : `there is no file ${candidates[0]}`,
  );
}

async function importFile(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw cause;
    const message = `this Node does not read TypeScript; run "node --import tsx node_modules/oneoff/dist/cli.js", or write ${path.replace(/ts$/, 'js')}`;
    throw new UsageError(message, { cause });
  }
}
