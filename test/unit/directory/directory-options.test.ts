import Database from 'libsql';
import { ValidationError } from 'oneoff';
import { memoryDirectory, memoryDirectoryStore } from 'oneoff/memory';
import { postgresDirectory } from 'oneoff/postgres';
import { sqliteDirectory } from 'oneoff/sqlite';
import pg from 'pg';
import { describe, expect, it } from 'vitest';

const makers: { readonly [name: string]: (options: never) => unknown } = {
  memoryDirectory: (options: object) => memoryDirectory({ billingEntities: [], ...options }),
  memoryDirectoryStore,
  // A pool connects when it is used, and a directory that is refused does not use it.
  postgresDirectory: (options) => postgresDirectory({ pool: new pg.Pool() }, options),
  sqliteDirectory: (options) => sqliteDirectory({ database: new Database(':memory:') }, options),
};

describe.each(Object.entries(makers))('%s', (_, make) => {
  it.each([
    ['a currency of its own that is wrong', { currencies: [{ code: 'PTS', exponent: -1 }] }, '/currencies/0'],
    ['a check of code lists that does not exist', { codeLists: 'sometimes' }, '/codeLists'],
  ])('refuses %s', (_name, options, path) => {
    const run = (): unknown => make(options as never);
    expect(run).toThrow(ValidationError);
    expect(run).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ path })] }));
  });

  it('takes a currency of its own that is right', () => {
    expect(make({ currencies: [{ code: 'PTS', exponent: 0 }] } as never)).toBeDefined();
  });
});
