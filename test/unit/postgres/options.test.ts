import type { ValidationError } from 'oneoff';
import {
  migrate,
  migrationSql,
  type PgPool,
  postgresDirectory,
  postgresStore,
  type Transaction,
} from 'oneoff/postgres';
import { describe, expect, it } from 'vitest';

const pool = { connect: async () => Promise.reject(new Error('none')), query: async () => ({ rows: [] }) } as PgPool;
const client: Transaction & { release(): void } = { query: async () => ({ rows: [] }), release: () => undefined };
const pglite = { query: async () => ({ rows: [] }), transaction: async () => Promise.reject(new Error('none')) };

const connected = { ...client, connect: (): void => undefined };

class Orm {
  readonly query = {};
  readonly client = pool;
}

const factories = {
  postgresStore,
  postgresDirectory,
  migrate,
} as unknown as { readonly [name: string]: (source: unknown, options?: unknown) => unknown };

async function refusalOf(call: () => unknown): Promise<ValidationError> {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error).toMatchObject({ name: 'ValidationError' });
  return error as ValidationError;
}

describe.each(Object.entries(factories))('%s', (name, make) => {
  it.each([
    ['a pool', pool, `${name} takes { pool } or { pglite } or { transaction }, not the pool itself`],
    ['PGlite', pglite, 'not the pglite itself'],
    ['a client', client, 'not the transaction itself'],
    ['a client of a pool', connected, 'not the transaction itself'],
    ['an address', 'postgres://localhost', `is not a database; pass ${name}(`],
    ['nothing', undefined, 'undefined is not a database'],
    ['null', null, 'null is not a database'],
    ['an empty object', {}, `${name} needs a database`],
    ['an undefined pool', { pool: undefined }, `${name} needs a database`],
    ['a misspelt member', { pol: pool }, `not "pol"`],
    [
      'an address in a member',
      { url: 'postgres://localhost' },
      'of an address pass { pool: new pg.Pool({ connectionString }) }',
    ],
    [
      'an ORM',
      new Orm(),
      'not Orm; pass the pool under it: { pool }, or the transaction that it opened: { transaction: fromDrizzle(tx, sql) }',
    ],
    ['a promise', Promise.resolve({ pool }), 'a promise was passed; await it'],
    ['options beside the source', { pool, schema: 'billing' }, 'its options come second'],
    ['two sources', { pool, pglite }, 'pool and pglite were given'],
    [
      'a pool that is none',
      { pool: {} },
      'has no connect() and query(); pass a pool such as new pg.Pool({ connectionString })',
    ],
    [
      'a pool that is a client',
      { pool: connected },
      'a client is no pool; pass { transaction: client } after its BEGIN',
    ],
    ['a pool that is promised', { pool: Promise.resolve(pool) }, 'a promise was passed; await it'],
    ['PGlite that is promised', { pglite: Promise.resolve(pglite) }, 'a promise was passed; await it'],
    ['PGlite that is none', { pglite: {} }, 'pass what PGlite.create() resolves to'],
    [
      'a pool as a transaction',
      { transaction: pool },
      'a pool is no transaction; pass { pool }, or a client of it after its BEGIN',
    ],
    ['replicas of nothing', { readPool: pool }, 'readPool is a replica of pool'],
    ['replicas that are none', { pool, readPool: {} }, 'an object has no connect() and query()'],
    ['a transaction that no `from…` made', { transaction: { execute: () => undefined } }, 'fromDrizzle'],
  ])('refuses %s as its source', async (_, source, message) => {
    expect((await refusalOf(() => make(source))).message).toContain(message);
  });

  it.each([
    ['schmea', 'billing', 'did you mean "schema"?'],
    ['rowLevelSecurty', true, 'did you mean "rowLevelSecurity"?'],
    ['tenant', 'acme', `${name} has no option "tenant"`],
  ])('refuses the option %s', async (option, value, message) => {
    const error = await refusalOf(() => make({ pool }, { [option]: value }));
    expect(error.faults).toMatchObject([{ code: 'field.unknown', path: `/${option}` }]);
    expect(error.message).toContain(message);
  });

  it.each([
    ['schema', 5],
    ['schema', ''],
    ['schema', 'é'.repeat(32)],
    ['schema', 'a\0b'],
    ['rowLevelSecurity', 'yes'],
    ['rowLevelSecurity', null],
  ])('refuses the option %s as %j', async (option, value) => {
    const error = await refusalOf(() => make({ pool }, { [option]: value }));
    expect(error.faults).toMatchObject([{ path: `/${option}` }]);
  });

  it.each([['billing'], [5], [null], [[]]])('refuses %j as its options', async (options) => {
    expect((await refusalOf(() => make({ pool }, options))).message).toContain('takes an object of options');
  });
});

it.each([0, -1, 1.5, '5000', 2 ** 31, Number.NaN])('a lock timeout of %j is refused', async (lockTimeoutMs) => {
  for (const make of [postgresStore, postgresDirectory]) {
    const error = await refusalOf(() => make({ pool }, { lockTimeoutMs } as object));
    expect(error.faults).toMatchObject([{ path: '/lockTimeoutMs' }]);
  }
});

it.each([{ form: 1 }, { from: -1 }, { from: '1' }, { transaction: 'no' }, { transactions: false }])(
  'migrationSql refuses %j',
  async (options) => {
    await refusalOf(() => migrationSql(options as object));
  },
);
