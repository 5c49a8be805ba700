import { PGlite } from '@electric-sql/pglite';
import { migrate, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import { directoryStoreSuite, invoiceStoreSuite, reportsSuite } from 'oneoff/testing';
import { beforeAll, describe, it } from 'vitest';
import { emptying } from '../postgres/databases.ts';

describe('PGlite', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
    await migrate({ pglite });
  }, 60_000);

  describe('postgresStore', () => {
    invoiceStoreSuite({
      it,
      async createStore() {
        await pglite.exec(emptying('oneoff'));
        return postgresStore({ pglite });
      },
      reopenStore: async () => postgresStore({ pglite }),
    });
  });

  describe('postgresDirectory', () => {
    directoryStoreSuite({
      it,
      async createStore() {
        await pglite.exec(emptying('oneoff'));
        return postgresDirectory({ pglite });
      },
    });
  });

  describe('postgresReports', () => {
    reportsSuite({
      it,
      async createStores() {
        await pglite.exec(emptying('oneoff'));
        return { store: postgresStore({ pglite }), reports: postgresReports({ pglite }) };
      },
    });
  });
});
