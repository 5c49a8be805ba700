import { type RecordKeys, type RecordKind, recordKinds } from '../../directory/directory-records.ts';
import { allItems } from '../../paging/all-items.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import { checkDirectory } from '../../testing/directory-check/check-directory.ts';
import type { DirectoryFinding } from '../../testing/directory-check/directory-finding.ts';
import { type Args, type Command, EXIT, type ExitCode, noArguments, type Terminal, UsageError } from '../command.ts';
import { configOptions, type OpenConfig, openConfig } from '../config.ts';

/** Customers between two lines of progress. */
const STEP = 100;

interface Finding extends DirectoryFinding {
  readonly tenant: string;
}

/** `oneoff check-directory`: what would keep an invoice over the host's rows from being issued. */
export const checkDirectoryCommand: Command = {
  usage: '[--customer ID]… [--add-on CODE]… [--config FILE] [--tenant ID]… [--json]',
  summary: 'try the directory on your rows: what would keep an invoice from being issued',
  options: {
    ...configOptions,
    customer: { type: 'string', multiple: true },
    'add-on': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(args, terminal) {
    noArguments(args);
    const config = await openConfig(args, terminal);
    try {
      const findings = new Map<string, Finding>();
      let tried = 0;
      for (const tenant of config.tenants) {
        const { customers = [], ...others } = await keysOf(args, config, tenant);
        for (let at = 0; at < Math.max(customers.length, 1); at += STEP) {
          const keys = { ...others, customers: customers.slice(at, at + STEP) };
          const { policy, currencies } = config;
          const options = { tenant, ...(policy && { policy }), ...(currencies && { currencies }) };
          for (const finding of await checkDirectory(config.directory, keys, options)) {
            const { kind, key, path, code } = finding;
            const name = JSON.stringify([tenant, kind, key, path, code]);
            if (!findings.has(name)) findings.set(name, { tenant, ...finding });
          }
          terminal.tell(`${tenant}: ${Math.min(at + STEP, customers.length)} of ${customers.length} customers`);
        }
        tried += customers.length;
      }
      return report(args, terminal, tried, [...findings.values()]);
    } finally {
      await config.close?.();
    }
  },
};

/** What to try: what the arguments name, what the configuration names, or all that a directory store has. */
async function keysOf({ options }: Args, { directory, keys }: OpenConfig, tenant: string): Promise<RecordKeys> {
  const { customer, 'add-on': addOn } = options as { readonly customer?: string[]; readonly 'add-on'?: string[] };
  if (customer !== undefined || addOn !== undefined) return { customers: customer ?? [], addOns: addOn ?? [] };
  if (keys !== undefined) return namedBy(keys, tenant);
  if ('list' in directory) return allKeys(directory as DirectoryStore, tenant);
  const message = 'nothing is named; pass --customer ID and --add-on CODE, or export keys(tenant) in the configuration';
  throw new UsageError(message);
}

async function namedBy(keys: NonNullable<OpenConfig['keys']>, tenant: string): Promise<RecordKeys> {
  try {
    return await keys(tenant);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`keys("${tenant}") of the configuration failed: ${why}`, { cause });
  }
}

async function allKeys(directory: DirectoryStore, tenant: string): Promise<RecordKeys> {
  const found: { [kind in RecordKind]?: readonly string[] } = {};
  for (const kind of recordKinds) {
    const keys = new Set<string>();
    const records = allItems((from) => directory.list(tenant, kind, { limit: 100, ...from }));
    for await (const record of records) keys.add('code' in record ? record.code : record.id);
    found[kind] = [...keys];
  }
  return found;
}

function report(args: Args, { print }: Terminal, customers: number, findings: readonly Finding[]): ExitCode {
  if (args.options['json'] === true) print(JSON.stringify({ customers, findings }, null, 2));
  else {
    for (const { tenant, kind, key, path, message, customerId } of findings) {
      const whose = customerId === undefined ? '' : ` (customer ${customerId})`;
      print(`${kind} ${key}${path}  ${tenant}  ${message}${whose}`);
    }
    const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    print(
      `${customers} ${customers === 1 ? 'customer' : 'customers'}: ${findings.length === 0 ? 'nothing is wrong' : count}`,
    );
  }
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}
