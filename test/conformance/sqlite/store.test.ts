import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { InvoiceStore } from 'oneoff';
import { migrateSqlite, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { directorySearchSuite, directoryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';

describe('sqliteStore on libsql', () => {
  describe('a file', () => {
    let folder: string;
    let files = 0;
    const opened = new Map<InvoiceStore, { readonly file: string; readonly database: Database.Database }>();
    const open = (file: string): InvoiceStore => {
      const database = new Database(file);
      const store = sqliteStore({ database });
      opened.set(store, { file, database });
      return store;
    };
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    invoiceStoreSuite({
      it,
      async createStore() {
        const file = join(folder, `${files++}.db`);
        const database = new Database(file);
        database.exec('pragma journal_mode = wal; pragma synchronous = off');
        await migrateSqlite({ database });
        database.close();
        return open(file);
      },
      closeStore: async (store) => void opened.get(store)?.database.close(),
      async reopenStore(store) {
        const { file, database } = opened.get(store) as { file: string; database: Database.Database };
        database.close();
        return open(file);
      },
    });
  });

  describe("the host's transaction", () => {
    const databases = new Map<InvoiceStore, Database.Database>();
    invoiceStoreSuite({
      it,
      async createStore() {
        const database = new Database(':memory:');
        await migrateSqlite({ database });
        database.exec('begin');
        const store = sqliteStore({ transaction: database });
        databases.set(store, database);
        return store;
      },
      closeStore: async (store) => void databases.get(store)?.exec('rollback'),
      reopenStore: async (store) => sqliteStore({ transaction: databases.get(store) as Database.Database }),
    });
  });
});

describe('sqliteDirectory on libsql', () => {
  directoryStoreSuite({
    it,
    async createStore() {
      const database = new Database(':memory:');
      await migrateSqlite({ database });
      return sqliteDirectory({ database });
    },
  });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      const database = new Database(':memory:');
      await migrateSqlite({ database });
      const directory = sqliteDirectory({ database });
      await directory.save('default', records);
      return directory;
    },
  });
});
