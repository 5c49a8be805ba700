import type { ClaimedDelivery, InvoiceStore } from 'oneoff';
import { postgresDeliveryStore, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { deliveryStoreSuite, directoryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { createSchema, emptying, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const ROOM = {
  leaseMs: 60_000,
  maxAttempts: 10,
  limit: 10,
  smallLane: 10,
  lookAfter: { proven: null, small: null },
  lookAt: { proven: 64, small: 64 },
  interrupted: 10,
  maxBytes: 1_000_000,
  perEndpoint: 10,
  perTenant: 10,
  busy: [],
  busyTenants: [],
  slowTenants: [],
};

describe('row level security, under a role that owns nothing', () => {
  let owner: pg.Pool;
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    owner = openPool();
    schema = await createSchema(owner, { rowLevelSecurity: true });
    const role = `${schema}_app`;
    await owner.query(`create role "${role}" login password 'app' nosuperuser nobypassrls`);
    await owner.query(`grant usage on schema "${schema}" to "${role}"`);
    await owner.query(`grant select, insert, update, delete on all tables in schema "${schema}" to "${role}"`);
    const url = new URL(inject('databaseUrl'));
    url.username = role;
    url.password = 'app';
    pool = openPool({ connectionString: url.href });
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
  });
  const open = (): InvoiceStore => postgresStore({ pool }, { schema, rowLevelSecurity: true });

  describe('postgresStore', () => {
    invoiceStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        return open();
      },
      reopenStore: async () => open(),
    });
  });

  describe('postgresStore in a transaction of the host', () => {
    const clients = new Map<InvoiceStore, pg.PoolClient>();
    invoiceStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        const client = await pool.connect();
        await client.query('begin');
        const store = postgresStore({ transaction: client }, { schema, rowLevelSecurity: true });
        clients.set(store, client);
        return store;
      },
      async closeStore(store) {
        await clients.get(store)?.query('rollback');
        clients.get(store)?.release();
      },
    });
  });

  describe('postgresDirectory', () => {
    directoryStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        return postgresDirectory({ pool }, { schema, rowLevelSecurity: true });
      },
    });
  });

  describe('postgresDeliveryStore: of one tenant under the role, of all as the owner', () => {
    deliveryStoreSuite({
      it,
      async createStores() {
        await owner.query(emptying(schema));
        const ofAll = postgresDeliveryStore({ pool: owner }, { schema, rowLevelSecurity: true });
        const ofOne = postgresDeliveryStore({ pool }, { schema, rowLevelSecurity: true });
        const { saveEndpoint, updateEndpoint, deleteEndpoint, endpoints } = ofOne;
        const { setEndpointState, resend, deadLetters } = ofOne;
        const deliveries = {
          ...ofAll,
          ...{ saveEndpoint, updateEndpoint, deleteEndpoint, endpoints, setEndpointState, resend, deadLetters },
        };
        return { store: open(), deliveries };
      },
    });

    it.each(['claim', 'finish', 'lag', 'prune', 'events'] as const)('refuses %s under the role', async (name) => {
      const deliveries = postgresDeliveryStore({ pool }, { schema, rowLevelSecurity: true });
      const calls = {
        claim: () => deliveries.claim(ROOM),
        finish: () => deliveries.finish([{ id: '["a","b","c",1]', token: 't', result: { status: 'delivered' } }]),
        lag: () => deliveries.lag(),
        prune: () => deliveries.prune(0),
        events: () => deliveries.events([{ id: '["a","b","c",1]' } as ClaimedDelivery]),
      };
      await expect(calls[name]()).rejects.toThrow('connect it as the owner of the tables');
    });

    it('shows a tenant nothing of another, and takes nothing for it without the option', async () => {
      const ofOne = postgresDeliveryStore({ pool }, { schema, rowLevelSecurity: true });
      await ofOne.saveEndpoint(endpointAt({ id: 'books', tenant: 'ours', url: 'app:' }));
      for (const tenant of ['theirs', 'our', 'ours ']) expect(await ofOne.endpoints(tenant)).toEqual([]);
      const without = postgresDeliveryStore({ pool }, { schema });
      expect(await without.endpoints('ours')).toEqual([]);
      await expect(without.saveEndpoint(endpointAt({ id: 'x', tenant: 'ours', url: 'app:' }))).rejects.toThrow(
        'row-level security',
      );
    });
  });

  it('shows a statement nothing that names no tenant, and lets it write nothing', async () => {
    const { id } = await invoicingOn(open()).createOneOffInvoice({ ...input, issue: 'now' });
    for (const table of ['invoices', 'events', 'number_series'])
      expect((await pool.query(`select * from "${schema}".${table}`)).rows).toEqual([]);
    expect((await pool.query(`update "${schema}".invoices set document = '{}'`)).rowCount).toBe(0);
    await expect(
      pool.query(`insert into "${schema}".number_series (tenant, key) values ('default', 'mine')`),
    ).rejects.toThrow('row-level security');
    expect(await postgresStore({ pool }, { schema }).get('default', id)).toBeNull();
    expect((await open().get('default', id))?.id).toBe(id);
  });

  it('leaves no tenant behind on a connection', async () => {
    await open().list('default', {});
    const client = await pool.connect();
    const { rows } = await client.query(`select current_setting('oneoff.tenant', true) as tenant`);
    client.release();
    expect(['', null]).toContain(rows[0].tenant);
  });

  it('tells tenants apart by their whole name', async () => {
    const odd = `o'; drop schema "${schema}" cascade; --\\'é`;
    const { id } = await invoicingOn(open(), odd).createOneOffInvoice(input);
    expect((await open().get(odd, id))?.tenant).toBe(odd);
    expect(await open().get(odd.slice(1), id)).toBeNull();
  });
});
