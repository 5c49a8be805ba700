import { migrate, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import { directorySearchSuite, directoryStoreSuite, invoiceStoreSuite, reportsSuite } from 'oneoff/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Cluster, startCluster, waitForStandby } from '../postgres/cluster.ts';
import { emptying } from '../postgres/databases.ts';

describe('a primary and a replica that repeats each commit before it is answered', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    await migrate(source());
    await waitForStandby(cluster);
  });
  afterAll(() => cluster.stop());

  const source = () => ({ pool: cluster.pool, readPool: cluster.readPool });
  const empty = () => cluster.pool.query(emptying('oneoff'));

  invoiceStoreSuite({
    it,
    async createStore() {
      await empty();
      return postgresStore(source());
    },
    reopenStore: async () => postgresStore(source()),
  });
  reportsSuite({
    it,
    async createStores() {
      await empty();
      return { store: postgresStore(source()), reports: postgresReports(source()) };
    },
  });
  directoryStoreSuite({
    it,
    async createStore() {
      await empty();
      return postgresDirectory(source());
    },
  });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      await empty();
      const directory = postgresDirectory(source());
      await directory.save('default', records);
      return directory;
    },
  });
});
