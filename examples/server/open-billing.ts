// Invoices in a PGlite folder, the handler for them, and the relay that sends their events.
import { lookup } from 'node:dns/promises';
import { PGlite } from '@electric-sql/pglite';
import { createInvoicing, type DirectoryStore } from 'oneoff';
import { renderInvoiceHtml } from 'oneoff/documents';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { openPGlite } from 'oneoff/pglite';
import { migrate, postgresDeliveryStore, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import { createRelay, httpSink, wakeAfterCommit } from 'oneoff/webhooks';
import { records } from '../acme.ts';
import { bearerKeys } from './authenticate.ts';
import { addExamples, orCookie, withDesk } from './desk.ts';
import type { Settings } from './settings.ts';

const TENANT = 'default';

/** A handler, and how to stop it. */
export interface Billing {
  readonly handler: (request: Request) => Promise<Response>;
  /** Stop the relay and close the folder. */
  close(): Promise<void>;
}

/** @throws {StoreError} if another process has locked the folder */
export async function openBilling({ folder, apiKey, readKey, webhookHosts }: Settings): Promise<Billing> {
  const { pglite, close } = await openPGlite(folder, (path) => PGlite.create(path));
  await migrate({ pglite });
  const directory = postgresDirectory({ pglite });
  await seed(directory);

  const deliveries = postgresDeliveryStore({ pglite });
  const webhookUrls = { allowPrivate: webhookHosts };
  const sink = httpSink({ ...webhookUrls, resolve: addressesOf });
  const relay = createRelay({
    store: deliveries,
    sinks: { https: sink, http: sink },
    observer: {
      stateChanged: (endpoint, state, why) => console.error(`webhook endpoint ${endpoint.id} is ${state}: ${why}`),
      storeFailed: (error) => console.error(error),
    },
  });
  const store = wakeAfterCommit(postgresStore({ pglite }), relay.wake);
  const read = scopes.filter((scope) => scope.endsWith(':read'));
  const authenticate = bearerKeys([
    { key: apiKey, tenant: TENANT, scopes },
    ...(readKey === null ? [] : [{ key: readKey, tenant: TENANT, scopes: read }]),
  ]);
  await addExamples(createInvoicing({ store, directory, tenant: TENANT }));
  const billing = createInvoicingHandler((tenant) => createInvoicing({ store, directory, tenant }), {
    authenticate: orCookie(authenticate),
    documents: {
      'text/html': (document) => renderInvoiceHtml(document),
      'application/pdf': async (document) => (await import('oneoff/pdf')).renderInvoicePdf(document),
    },
    directory,
    reports: postgresReports({ pglite }),
    deliveries,
    webhookUrls,
    onFailure: ({ id, error }) => console.error(id, error),
  });

  const stop = new AbortController();
  const running = relay.run(stop.signal);
  return {
    handler: withDesk(billing, authenticate),
    async close() {
      stop.abort();
      await running;
      await close();
    },
  };
}

/** Save the first records in an empty folder. */
async function seed(directory: DirectoryStore): Promise<void> {
  const kinds = ['billingEntities', 'customers', 'addOns', 'taxes'] as const;
  const pages = await Promise.all(kinds.map((kind) => directory.list(TENANT, kind, { limit: 1 })));
  if (pages.every(({ items }) => items.length === 0)) await directory.add(TENANT, records);
}

async function addressesOf(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}
