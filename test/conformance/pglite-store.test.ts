import { PGlite } from '@electric-sql/pglite';
import { migrate, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { directorySuite, invoiceStoreSuite } from 'oneoff/testing';
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
    directorySuite({
      it,
      otherTenant: 'other',
      async createDirectory(masters) {
        await pglite.exec(emptying('oneoff'));
        const directory = postgresDirectory({ pglite });
        await directory.save('default', masters);
        return directory;
      },
    });
  });
});
