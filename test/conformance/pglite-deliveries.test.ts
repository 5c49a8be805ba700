import { PGlite } from '@electric-sql/pglite';
import { migrate, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { deliveryStoreSuite } from 'oneoff/testing';
import { beforeAll, describe, it } from 'vitest';
import { emptying } from '../postgres/databases.ts';

describe('postgresDeliveryStore in PGlite', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
    await migrate({ pglite });
  }, 60_000);

  deliveryStoreSuite({
    it,
    async createStores() {
      await pglite.exec(emptying('oneoff'));
      return { store: postgresStore({ pglite }), deliveries: postgresDeliveryStore({ pglite }) };
    },
  });
});
