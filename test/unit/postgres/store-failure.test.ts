import { describe, expect, it } from 'vitest';
import { sqlStateOf } from '../../../src/postgres/connection/driver-error.ts';
import { storeFailure } from '../../../src/postgres/connection/store-failure.ts';
import { wrappings } from '../../postgres/wrapped-errors.ts';

const states = [
  ['23505', false],
  ['40001', true],
  ['40P01', true],
  ['55P03', true],
  ['57P01', true],
  ['42501', false],
  ['42P01', false],
  ['08006', true],
] as const;

describe.each(Object.entries(wrappings))('an error of the server, wrapped by %s', (_, wrap) => {
  it.each(states)('is known by its SQLSTATE: %s, retryable: %s', (code, retryable) => {
    const error = wrap({ code, message: 'the server refused' });
    expect(sqlStateOf(error)).toBe(code);
    expect(storeFailure(error)).toMatchObject({ retryable, outcome: 'failed', cause: error });
  });
});

describe('an error without a SQLSTATE', () => {
  const prisma = (kind: string): Error =>
    Object.assign(new Error("Raw query failed. Code: `N/A`. Message: `Can't reach database server`"), {
      code: 'P2010',
      meta: { driverAdapterError: Object.assign(new Error(kind), { cause: { kind, host: '127.0.0.1', port: 1 } }) },
    });
  it.each([
    ['node-postgres', new Error('Connection terminated unexpectedly')],
    ['Node', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { errno: -111, code: 'ECONNREFUSED' })],
    ['postgres.js', Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })],
    ['Prisma', prisma('DatabaseNotReachable')],
    ['Prisma', Object.assign(new Error('expired transaction'), { code: 'P2028', meta: { timeout: 300 } })],
    ['Bun.SQL', Object.assign(new Error('Failed to connect'), { code: 'ERR_POSTGRES_CONNECTION_REFUSED' })],
    [
      'Sequelize',
      Object.assign(new Error('refused'), { parent: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) }),
    ],
  ])('of %s is a lost connection', (__, error) => {
    expect(sqlStateOf(error)).toBeUndefined();
    expect(storeFailure(error, 'commit')).toMatchObject({ retryable: true, outcome: 'unknown' });
    expect(storeFailure(error)).toMatchObject({ retryable: true, outcome: 'failed' });
  });

  it('of a write conflict that Prisma found itself is a collision', () => {
    expect(sqlStateOf(Object.assign(new Error('write conflict'), { code: 'P2034' }))).toBe('40001');
  });

  it('may be anything that is thrown', () => {
    for (const thrown of [undefined, null, 'gone', 5, {}, Object.create(null)])
      expect(storeFailure(thrown)).toMatchObject({ name: 'StoreError', retryable: true });
  });
});
