import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';

/** What makes a value a source of its kind. */
const METHODS = {
  database: ['exec', 'prepare'],
  transaction: ['exec', 'prepare'],
  storage: ['transactionSync'],
  d1: ['prepare', 'batch'],
} as const;

type Kind = keyof typeof METHODS;

const ALL: readonly Kind[] = ['database', 'transaction', 'storage', 'd1'];

/**
 * Refuse what is not a source: a database that was passed bare, a misspelt member, a value without the methods.
 *
 * @param factory - the name of the factory, for the messages
 * @param kinds - which sources it takes
 * @throws {ValidationError} `field.type`, `field.unknown`, `field.required`, `field.value`
 */
export function requireSqliteSource(source: unknown, factory: string, kinds: readonly Kind[] = ALL): void {
  throwFaults(faultsOf(source, factory, kinds));
}

function faultsOf(source: unknown, factory: string, kinds: readonly Kind[]): readonly Fault[] {
  const ways = kinds.map((kind) => `{ ${kind} }`).join(' or ');
  if (typeof source !== 'object' || source === null)
    return [fault('field.type', '', `${show(source)} is not a database; pass ${factory}(${ways})`)];
  if (hasMethods(source, METHODS.d1) && kinds.includes('d1'))
    return [fault('field.type', '', `this is a D1 database itself; pass ${factory}({ d1 })`)];
  if (hasMethods(source, METHODS.database))
    return [fault('field.type', '', `this is the database itself; pass ${factory}({ database })`)];
  const names = Object.keys(source);
  const unknown = names.filter((name) => !kinds.some((kind) => kind === name));
  if (unknown.length > 0)
    return unknown.map((name) =>
      fault('field.unknown', `/${name}`, `${factory} takes ${ways}, not ${show(name)}; its options come second`),
    );
  const [kind, ...others] = names as Kind[];
  if (kind === undefined) return [fault('field.required', '', `${factory} needs a database; pass ${ways}`)];
  if (others.length > 0)
    return [fault('field.value', '', `${names.join(' and ')} were given; pass one of ${ways} to ${factory}`)];
  const value = (source as { readonly [name: string]: unknown })[kind];
  if (kind !== 'd1' && hasMethods(value, METHODS.d1))
    return [
      fault(
        'field.type',
        `/${kind}`,
        `this is a D1 database, which answers later; ${kinds.includes('d1') ? `pass ${factory}({ d1 })` : `${factory} takes ${ways}`}`,
      ),
    ];
  if (hasMethods(value, METHODS[kind])) return [];
  const methods = METHODS[kind].map((name) => `${name}()`).join(' and ');
  return [fault('field.type', `/${kind}`, `${show(value)} has no ${methods}; pass an open database`)];
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof (value as { readonly [name: string]: unknown })[name] === 'function');
}
