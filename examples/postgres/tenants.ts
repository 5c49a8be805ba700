// Tenants on two servers. A server has everything of its tenants: invoices, records, webhooks and their relay. One
// function says which server a tenant is on.
import assert from 'node:assert/strict';
import { createInvoicing, type Invoicing } from 'oneoff';
import { type Authenticate, createInvoicingHandler, type InvoicingHandler } from 'oneoff/http';
import { migrate, postgresDeliveryStore, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import { createEndpoint, createRelay, functionSink, type Relay } from 'oneoff/webhooks';
import pg from 'pg';
import { records } from '../acme.ts';
import { startServer } from './start-server.ts';

/** What serves the tenants of one server. */
interface Shard {
  readonly pool: pg.Pool;
  readonly handler: InvoicingHandler;
  readonly relay: Relay;
  invoicingOf(tenant: string): Invoicing;
}

const delivered: string[] = [];
const authenticate: Authenticate = ({ headers }) => ({
  tenant: headers.get('x-tenant') ?? 'none', // yours reads a session or a token
  scopes: ['invoices:read', 'invoices:draft', 'directory:write'],
});

async function openShard(url: string): Promise<Shard> {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {}); // an idle connection that breaks must not end the process
  await migrate({ pool });
  const [store, directory, deliveries] = [
    postgresStore({ pool }),
    postgresDirectory({ pool }),
    postgresDeliveryStore({ pool }),
  ];
  const invoicingOf = (tenant: string): Invoicing => createInvoicing({ store, directory, tenant });
  const reports = postgresReports({ pool });
  return {
    pool,
    invoicingOf,
    handler: createInvoicingHandler(invoicingOf, { authenticate, directory, deliveries, reports }),
    // Each server's outbox has a relay of its own: relay.run(signal) in a service.
    relay: createRelay({
      store: deliveries,
      sinks: { app: functionSink((event, { endpoint }) => void delivered.push(`${endpoint.tenant} ${event.type}`)) },
    }),
  };
}

const servers = await Promise.all([startServer(), startServer()]);
const [berlin, dublin] = await Promise.all(servers.map(({ url }) => openShard(url)));
assert(berlin && dublin);

// A table of yours in production. A tenant moves by copying its rows while nobody writes them; every key begins with
// the tenant, so they meet no others.
const places = new Map([
  ['acme', berlin],
  ['globex', dublin],
]);

/** @throws for a tenant without a place: a default would write its invoices somewhere */
function shardOf(tenant: string): Shard {
  const shard = places.get(tenant);
  if (shard === undefined) throw new Error(`the tenant ${tenant} has no server`);
  return shard;
}

/** The API of all tenants. */
async function serve(request: Request): Promise<Response> {
  const caller = await authenticate(request);
  return caller === null ? new Response(null, { status: 401 }) : shardOf(caller.tenant).handler(request);
}

const send = (tenant: string, method: string, path: string, body?: object): Promise<Response> =>
  serve(
    new Request(`https://billing.example${path}`, {
      method,
      headers: { 'x-tenant': tenant, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

// Records, endpoints and invoices of both tenants, through the one API and without it.
for (const tenant of places.keys()) {
  for (const tax of records.taxes) assert((await send(tenant, 'POST', '/taxes', tax)).ok);
  for (const seller of records.billingEntities) assert((await send(tenant, 'POST', '/billing-entities', seller)).ok);
  for (const customer of records.customers) assert((await send(tenant, 'POST', '/customers', customer)).ok);
  await postgresDeliveryStore({ pool: shardOf(tenant).pool }).saveEndpoint(
    createEndpoint({ tenant, url: 'app:books', eventTypes: ['invoice.finalized'] }),
  );
}
const lines = [{ name: 'Audit', unitPrice: '90.00' }];
assert.equal((await send('acme', 'POST', '/invoices', { customerId: 'hooli', lines })).status, 201);
await shardOf('globex').invoicingOf('globex').createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines });
for (const { relay } of places.values()) await relay.runOnce();

// Each server has the rows of its own tenants, and no others.
for (const [tenant, { pool }] of places) {
  const tables = ['invoices', 'customers', 'endpoints', 'events'];
  const tenants = tables.map((table) => `select '${table}' as name, tenant from oneoff.${table}`).join(' union ');
  const { rows } = await pool.query(`select distinct tenant from (${tenants}) t`);
  assert.deepEqual(rows, [{ tenant }]);
  const listed = await (await send(tenant, 'GET', '/invoices')).json();
  assert.equal((listed as { readonly items: readonly unknown[] }).items.length, 1);
}
assert.deepEqual(delivered, ['globex invoice.finalized']);
await assert.rejects(send('initech', 'GET', '/invoices'), /has no server/);
console.log('two tenants on two servers');

await Promise.all([berlin, dublin].map(({ pool }) => pool.end()));
await Promise.all(servers.map((server) => server.stop()));
