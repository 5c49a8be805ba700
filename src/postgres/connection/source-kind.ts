import { show } from '../../errors/show.ts';

/** A kind of source, which is also the name of its one member. */
export type SourceKind = 'pool' | 'pglite' | 'transaction';

/** What makes a value a source of its kind. */
const METHODS: { readonly [kind in SourceKind]: readonly string[] } = {
  pool: ['connect', 'query'],
  pglite: ['transaction', 'query'],
  transaction: ['query'],
};

/** What to pass where a value is not of its kind. */
const WAYS_OUT: { readonly [kind in SourceKind]: string } = {
  pool: 'pass a pool such as new pg.Pool({ connectionString })',
  pglite: 'pass what PGlite.create() resolves to',
  transaction: 'pass a client of pg, or what fromDrizzle, fromKysely … make',
};

/** Whether a value may be the member `kind` of a source. */
export function isOfKind(value: object, kind: SourceKind): boolean {
  const has = (name: string): boolean => typeof (value as never)[name] === 'function';
  return METHODS[kind].every(has) && !(kind === 'pool' && isClient(value));
}

/** What is wrong with the member `kind` of a source, and the way out; `undefined` if it is one. */
export function kindProblem(value: unknown, kind: SourceKind): string | undefined {
  if (value instanceof Promise) return 'a promise was passed; await it';
  if (typeof value === 'object' && value !== null) {
    if (kind === 'pool' && isClient(value)) return 'a client is no pool; pass { transaction: client } after its BEGIN';
    // Each of its statements would run on a connection of its own.
    if (kind === 'transaction' && isOfKind(value, 'pool'))
      return 'a pool is no transaction; pass { pool }, or a client of it after its BEGIN';
    if (isOfKind(value, kind)) return undefined;
  }
  const methods = METHODS[kind].map((name) => `${name}()`).join(' and ');
  return `${show(value)} has no ${methods}; ${WAYS_OUT[kind]}`;
}

/** A client of node-postgres has the methods of a pool: one of a pool is released, one of its own has a process. */
function isClient(value: object): boolean {
  return 'release' in value || 'processID' in value;
}
