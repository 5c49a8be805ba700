import Database from 'libsql';
import { StoreError, ValidationError } from 'oneoff';
import { type DurableObjectStorage, migrateSqlite, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { afterEach, describe, expect, it } from 'vitest';

const READS = { invoices: [], keys: [], series: [] };
const NOTHING = {
  result: 'done',
  created: [],
  changed: [],
  creditNotes: [],
  deleted: [],
  events: [],
  keys: new Map(),
  series: new Map(),
};
const opened: Database.Database[] = [];
const open = (): Database.Database => {
  const database = new Database(':memory:');
  opened.push(database);
  return database;
};
const caught = async (run: () => unknown): Promise<unknown> => {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('sqliteStore', () => {
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
  });

  it.each([
    ['a bare database', () => open(), 'field.type'],
    ['nothing', () => undefined, 'field.type'],
    ['an empty object', () => ({}), 'field.required'],
    ['a misspelt member', () => ({ databse: open() }), 'field.unknown'],
    ['two sources', () => ({ database: open(), transaction: open() }), 'field.value'],
    ['a path', () => ({ database: 'invoices.db' }), 'field.type'],
  ])('refuses %s', async (_, source, code) => {
    for (const factory of [sqliteStore, sqliteDirectory, migrateSqlite] as ((source: never) => unknown)[]) {
      const error = await caught(() => factory(source() as never));
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as ValidationError).faults.map((fault) => fault.code)).toEqual([code]);
    }
  });

  it('says that the tables are missing', async () => {
    const error = await caught(() => sqliteStore({ database: open() }).get('default', 'x'));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('run migrateSqlite') });
  });

  it('says how to work inside a transaction that is open', async () => {
    const database = open();
    await migrateSqlite({ database });
    database.exec('begin');
    const error = await caught(() => sqliteStore({ database }).commit('default', READS, () => NOTHING));
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('{ transaction: database }') });
  });

  it('refuses a tenant that a driver would cut', async () => {
    const database = open();
    await migrateSqlite({ database });
    const error = await caught(() => sqliteStore({ database }).commit('a\0b', READS, () => NOTHING));
    expect((error as ValidationError).faults[0]?.code).toBe('text.invalid');
  });

  it('may be migrated twice, and refuses tables of a newer release', async () => {
    const database = open();
    await migrateSqlite({ database });
    await migrateSqlite({ database });
    database.exec('insert into oneoff_schema (version) values (99)');
    const error = await caught(() => migrateSqlite({ database }));
    expect(error).toMatchObject({ name: 'StoreError', message: expect.stringContaining('version 99') });
  });

  it('works on the storage of a Durable Object', async () => {
    const database = open();
    const storage: DurableObjectStorage = {
      sql: {
        exec(sql, ...values) {
          const statement = database.prepare(sql);
          if (/^\s*select/.test(sql)) {
            const rows = statement.all(...values);
            return { toArray: () => rows };
          }
          statement.run(...values);
          return { toArray: () => [] };
        },
      },
      // As in workerd, where a method that is taken off its object is an illegal invocation.
      transactionSync<R>(this: DurableObjectStorage, run: () => R): R {
        if (this !== storage) throw new TypeError('Illegal invocation');
        return database.transaction(run)() as R;
      },
    };
    await migrateSqlite({ storage });
    const store = sqliteStore({ storage });
    expect(await store.commit('default', READS, () => ({ ...NOTHING, series: new Map([['s', SERIES]]) }))).toBe('done');
    const reads = { ...READS, series: ['s'] };
    const found = await store.commit('default', reads, ({ series }) => ({ ...NOTHING, result: [...series] }));
    expect(found).toEqual([['s', SERIES]]);
    await caught(() =>
      store.commit('default', reads, () => {
        throw new Error('changed my mind');
      }),
    );
  });
});

const SERIES = { last: 3, lastIssueDate: '2025-03-10' } as never;
