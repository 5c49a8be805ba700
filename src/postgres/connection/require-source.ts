import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';

/** A kind of source, which is also the name of its one member. */
type SourceKind = 'pool' | 'pglite' | 'transaction';

/** What makes a value a source of its kind. */
const METHODS: { readonly [kind in SourceKind]: readonly string[] } = {
  pool: ['connect', 'query'],
  pglite: ['transaction', 'query'],
  transaction: ['query'],
};

/**
 * Refuse what is no source: a pool that was passed bare, a misspelt member, a value without the methods of its kind.
 *
 * @param factory - the name of the factory, for the messages
 * @throws {ValidationError} `field.type`, `field.unknown`, `field.required`
 */
export function requireSource(
  source: unknown,
  factory: string,
  kinds: readonly SourceKind[] = ['pool', 'pglite', 'transaction'],
): void {
  throwFaults(faultsOf(source, factory, kinds));
}

function faultsOf(source: unknown, factory: string, kinds: readonly SourceKind[]): readonly Fault[] {
  const ways = kinds.map((kind) => `{ ${kind} }`).join(' or ');
  if (typeof source !== 'object' || source === null)
    return [fault('field.type', '', `${show(source)} is not a database; pass ${factory}(${ways})`)];
  const isClient = 'release' in source;
  const bare = kinds.find((kind) => hasMethods(source, kind) && !(isClient && kind === 'pool'));
  if (bare !== undefined)
    return [fault('field.type', '', `${factory} takes ${ways}, not the ${bare} itself; pass ${factory}({ ${bare} })`)];
  const members = source as { readonly [name: string]: unknown };
  const given = kinds.filter((kind) => members[kind] !== undefined);
  const known: readonly string[] = [...kinds, ...(kinds.includes('pool') ? ['readPool'] : [])];
  const unknown = Object.keys(source).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return unknown.map((name) =>
      fault('field.unknown', `/${name}`, `${factory} takes ${ways}, not ${show(name)}; its options come second`),
    );
  const { readPool } = members;
  if (readPool !== undefined && members['pool'] === undefined)
    return [fault('field.required', '/pool', `readPool is a replica of pool; pass ${factory}({ pool, readPool })`)];
  const [kind, ...others] = given;
  if (kind === undefined) return [fault('field.required', '', `${factory} needs a database; pass ${ways}`)];
  if (others.length > 0)
    return [fault('field.value', '', `${given.join(' and ')} were given; pass one of ${ways} to ${factory}`)];
  const hint = kind === 'transaction' ? '; pass a client of pg, or what fromDrizzle, fromKysely … make' : '';
  const missing = (name: string): Fault =>
    fault('field.type', `/${name}`, `${show(members[name])} has no ${callsOf(kind)}${hint}`);
  if (!hasMethods(members[kind], kind)) return [missing(kind)];
  return readPool === undefined || hasMethods(readPool, 'pool') ? [] : [missing('readPool')];
}

function callsOf(kind: SourceKind): string {
  return METHODS[kind].map((name) => `${name}()`).join(' and ');
}

/** A bare pool, instance or client has the methods; a source has them one level deeper. */
function hasMethods(value: unknown, kind: SourceKind): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return METHODS[kind].every((name) => typeof (value as { readonly [name: string]: unknown })[name] === 'function');
}
