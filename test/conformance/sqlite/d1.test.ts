import Database from 'libsql';
import { createInvoicing } from 'oneoff';
import { type D1Database, type D1Statement, migrateSqlite, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { directorySearchSuite, directoryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme } from '../../unit/acme.ts';

interface Bound extends D1Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What D1 does with its batches, on a database of this process: all or none, one after the other, and later. */
function asD1(database: Database.Database): D1Database & { batches: number } {
  const statement = (sql: string, values: readonly unknown[]): Bound => ({
    sql,
    values,
    bind: (...more) => statement(sql, more),
  });
  return {
    batches: 0,
    prepare: (sql) => statement(sql, []),
    async batch(statements) {
      this.batches += 1;
      await new Promise((resolve) => setImmediate(resolve));
      database.exec('begin immediate');
      try {
        const results = (statements as Bound[]).map(({ sql, values }) => {
          const prepared = database.prepare(sql);
          if (/^select/.test(sql)) return { results: prepared.all(...values) };
          prepared.run(...values);
          return {};
        });
        database.exec('commit');
        return results;
      } catch (error) {
        database.exec('rollback');
        const { message, code } = error as { readonly message: string; readonly code?: string };
        throw new Error(`D1_ERROR: ${message}: ${code}`);
      }
    },
  };
}

async function openD1(): Promise<D1Database & { batches: number }> {
  const d1 = asD1(new Database(':memory:'));
  await migrateSqlite({ d1 });
  return d1;
}

describe('sqliteStore and sqliteDirectory on batches', () => {
  const databases = new WeakMap<object, D1Database>();
  invoiceStoreSuite({
    it,
    async createStore() {
      const d1 = await openD1();
      const store = sqliteStore({ d1 });
      databases.set(store, d1);
      return store;
    },
    reopenStore: async (store) => sqliteStore({ d1: databases.get(store) as D1Database }),
  });
  directoryStoreSuite({ it, createStore: async () => sqliteDirectory({ d1: await openD1() }) });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      const directory = sqliteDirectory({ d1: await openD1() });
      await directory.save('default', records);
      return directory;
    },
  });

  it('gives each number once where workers that know nothing of each other commit at once', async () => {
    const d1 = await openD1();
    await sqliteDirectory({ d1 }).save('default', acmeRecords());
    const workers = Array.from({ length: 6 }, () =>
      createInvoicing({ store: sqliteStore({ d1 }), directory: sqliteDirectory({ d1 }) }),
    );
    const issued = await Promise.all(
      workers.map(async (invoicing, worker) => {
        const numbers: string[] = [];
        for (let order = 0; order < 5; order++) {
          const key = { idempotencyKey: `${worker} ${order}` };
          numbers.push((await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' }, key)).number);
        }
        return numbers;
      }),
    );
    const sequences = issued.flat().map((number) => Number(number.split('-').at(-1)));
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('takes two round trips for a commit', async () => {
    const d1 = await openD1();
    const { invoicing } = openAcme({ store: sqliteStore({ d1 }) });
    await invoicing.createOneOffInvoice(INPUT);
    const before = d1.batches;
    await invoicing.createOneOffInvoice(INPUT);
    expect(d1.batches - before).toBe(2);
  });

  it('says that nobody knows what was stored when the answer to the commit is lost', async () => {
    const d1 = await openD1();
    const batch = d1.batch.bind(d1);
    let count = 0;
    d1.batch = (statements) =>
      ++count === 2 ? Promise.reject(new Error('Network connection lost.')) : batch(statements);
    const { invoicing } = openAcme({ store: sqliteStore({ d1 }) });
    await expect(invoicing.createOneOffInvoice(INPUT)).rejects.toMatchObject({ retryable: true, outcome: 'unknown' });
  });

  it('refuses a D1 database where it does not belong', async () => {
    const d1 = await openD1();
    expect(() => sqliteStore(d1 as never)).toThrow('pass sqliteStore({ d1 })');
  });
});
