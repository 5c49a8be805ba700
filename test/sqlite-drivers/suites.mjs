import { migrateSqlite, sqliteDeliveryStore, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { deliveryStoreSuite, directorySearchSuite, directoryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';

/**
 * Run the published suites on a driver.
 *
 * @param open - resolves with `{ source, close }`: an empty database
 * @param hasDeliveries - whether it can keep endpoints and deliveries
 * @returns how many tests ran, and what failed
 */
export async function runSuites(open, hasDeliveries = true) {
  const tests = [];
  const it = (name, run) => tests.push({ name, run });
  const opened = [];
  const fresh = async () => {
    const one = await open();
    opened.push(one);
    await migrateSqlite(one.source);
    return one.source;
  };
  invoiceStoreSuite({ it, createStore: async () => sqliteStore(await fresh()) });
  if (hasDeliveries)
    deliveryStoreSuite({
      it,
      async createStores() {
        const source = await fresh();
        return { store: sqliteStore(source), deliveries: sqliteDeliveryStore(source) };
      },
    });
  directoryStoreSuite({ it, createStore: async () => sqliteDirectory(await fresh()) });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      const directory = sqliteDirectory(await fresh());
      await directory.save('default', records);
      return directory;
    },
  });
  const failed = [];
  for (const { name, run } of tests) {
    try {
      await run();
    } catch (error) {
      failed.push(`${name}: ${error?.stack ?? error}`);
    }
    for (const one of opened.splice(0)) await one.close();
  }
  return { count: tests.length, failed };
}
