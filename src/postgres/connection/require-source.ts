import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { isOfKind, kindProblem, type SourceKind } from './source-kind.ts';

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
  const refuse = (message: string): readonly Fault[] => [fault('field.type', '', message)];
  if (typeof source !== 'object' || source === null)
    return refuse(`${show(source)} is not a database; pass ${factory}(${ways})`);
  if (source instanceof Promise) return refuse(`a promise was passed; await it, and pass ${factory}(${ways})`);
  const bare = kinds.find((kind) => isOfKind(source, kind));
  if (bare !== undefined)
    return refuse(`${factory} takes ${ways}, not the ${bare} itself; pass ${factory}({ ${bare} })`);
  const members = source as { readonly [name: string]: unknown };
  const [kind, ...others] = kinds.filter((one) => members[one] !== undefined);
  const orm = classOf(source);
  if (kind === undefined && orm !== undefined)
    return refuse(
      `${factory} takes ${ways}, not ${orm}; pass the pool under it: { pool }, or the transaction that it opened: { transaction: fromDrizzle(tx, sql) }`,
    );
  const known: readonly string[] = [...kinds, ...(kinds.includes('pool') ? ['readPool'] : [])];
  const unknown = Object.keys(source).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const wayOut = kind ? 'its options come second' : 'of an address pass { pool: new pg.Pool({ connectionString }) }';
    return unknown.map((name) =>
      fault('field.unknown', `/${name}`, `${factory} takes ${ways}, not ${show(name)}; ${wayOut}`),
    );
  }
  const { readPool } = members;
  if (readPool !== undefined && members['pool'] === undefined)
    return [fault('field.required', '/pool', `readPool is a replica of pool; pass ${factory}({ pool, readPool })`)];
  if (kind === undefined) return [fault('field.required', '', `${factory} needs a database; pass ${ways}`)];
  if (others.length > 0)
    return [
      fault('field.value', '', `${[kind, ...others].join(' and ')} were given; pass one of ${ways} to ${factory}`),
    ];
  return [
    ...memberFaults(members[kind], kind),
    ...(readPool !== undefined ? memberFaults(readPool, 'pool', 'readPool') : []),
  ];
}

function memberFaults(value: unknown, kind: SourceKind, member: string = kind): readonly Fault[] {
  const problem = kindProblem(value, kind);
  return problem === undefined ? [] : [fault('field.type', `/${member}`, problem)];
}

/** The name of the class of an instance, such as an ORM's; `undefined` for a plain object. */
function classOf(value: object): string | undefined {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? undefined : prototype.constructor.name;
}
