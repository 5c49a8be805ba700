// Everything of oneoff that the shop uses, put together once.
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { createInvoicing, type Invoicing } from 'oneoff';
import { fromDrizzle, postgresDeliveryStore, postgresReports, postgresStore } from 'oneoff/postgres';
import { createRelay, httpSink, type Relay, type UrlRules, wakeAfterCommit } from 'oneoff/webhooks';
import type pg from 'pg';
import { directoryOver } from './directory.ts';

export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export interface Billing {
  readonly db: NodePgDatabase;
  readonly relay: Relay;
  readonly deliveries: ReturnType<typeof postgresDeliveryStore>;
  readonly reports: ReturnType<typeof postgresReports>;
  /** Invoices outside a transaction of the shop. */
  readonly invoicing: Invoicing;
  /** Invoices beside the shop's own rows: both are stored, or neither is. */
  transaction<T>(work: (tx: Transaction, invoicing: Invoicing) => Promise<T>): Promise<T>;
}

/** @param webhookUrls - receivers in the shop's own network */
export function createBilling(pool: pg.Pool, webhookUrls: UrlRules = {}): Billing {
  const db = drizzle({ client: pool });
  const deliveries = postgresDeliveryStore({ pool });
  const relay = createRelay({
    store: deliveries,
    sinks: { https: httpSink(webhookUrls), http: httpSink(webhookUrls) },
  });
  return {
    db,
    relay,
    deliveries,
    reports: postgresReports({ pool }),
    invoicing: createInvoicing({
      store: wakeAfterCommit(postgresStore({ pool }), relay.wake),
      directory: directoryOver(db),
    }),
    async transaction(work) {
      const result = await db.transaction((tx) => {
        const store = postgresStore({ transaction: fromDrizzle(tx, sql) });
        return work(tx, createInvoicing({ store, directory: directoryOver(tx) }));
      });
      relay.wake();
      return result;
    },
  };
}
