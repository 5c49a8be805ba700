import { type PgClient, type PgQuery, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimSql } from '../../src/postgres/deliveries/claim-sql.ts';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { createSchema, openPool } from './databases.ts';
import { planOf } from './plan-of.ts';
import { input, invoicingOn } from './records.ts';
import { fillEndpoints } from './waiting-endpoints.ts';

const INVOICES = 10_000;
const ENDPOINTS = 10;
const REQUEST = {
  leaseMs: 60_000,
  maxAttempts: 10,
  limit: 64,
  smallLane: 16,
  lookAfter: { proven: null, small: null },
  lookAt: { proven: 64, small: 64 },
  interrupted: 1,
  maxBytes: 16_777_216,
  perEndpoint: 8,
  perTenant: 64,
  busy: [],
  busyTenants: [],
  slowTenants: [],
};

describe('a claim among 100,000 deliveries', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    for (let index = 0; index < ENDPOINTS; index++)
      await deliveries.saveEndpoint(endpointAt({ id: `e${index}`, url: 'app:' }));
    await invoicingOn(postgresStore({ pool }, { schema })).createOneOffInvoice(input);
    await pool.query(`update "${schema}".endpoints set proven = true`);
    await pool.query(`insert into "${schema}".events
      (tenant, invoice, sequence, id, type, billing_entity, occurred_at, event, snapshot)
      select tenant, 'copy-' || n, sequence, id || n, type, billing_entity, occurred_at, event, coalesce(snapshot, '{}')
      from "${schema}".events, generate_series(1, ${INVOICES}) n`);
    // Nine tenths are delivered; of the rest every other waits for a later try.
    await pool.query(`insert into "${schema}".deliveries
      (tenant, endpoint, invoice, sequence, status, queued_at, due_at)
      select v.tenant, e.id, v.invoice, v.sequence, case when n % 10 = 0 then 'pending' else 'delivered' end, v.occurred_at,
        v.occurred_at + case when n % 20 = 0 then interval '1 hour' else interval '0' end
      from "${schema}".endpoints e,
        (select *, row_number() over () as n from "${schema}".events where invoice like 'copy-%') v`);
    await pool.query(`vacuum analyze "${schema}".deliveries`);
    await pool.query(`vacuum analyze "${schema}".events`);
  }, 120_000);
  afterAll(() => pool.end());

  it('reads what it takes, and little else', async () => {
    let asked: PgQuery | undefined;
    const query = (one: PgQuery): Promise<pg.QueryResult> => {
      asked = one;
      return pool.query(one);
    };
    const deliveries = postgresDeliveryStore({ pool: { connect: () => pool.connect(), query } }, { schema });
    expect((await deliveries.claim(REQUEST)).deliveries).toHaveLength(64);
    const { text, values } = asked as PgQuery & { readonly values: string[] };
    const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, values);
    const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
    const scanned: readonly string[] = [
      ...JSON.stringify(plan).matchAll(/"Seq Scan","[^}]*?"Relation Name":"(\w+)"/g),
    ].map(([, table]) => table ?? '');
    expect(scanned.filter((table) => ['deliveries', 'events'].includes(table))).toEqual([]);
    expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(4000);
  });
});

describe('10,000 endpoints that wait for a place in the small lane', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
    await fillEndpoints(pool, schema, { proven: false });
  });
  afterAll(() => pool.end());

  const claimOf = (smallLane: number, after: readonly [tenant: string, id: string], looks: number): PgQuery => {
    const numbers = [60_000, 64, smallLane, 1, 16_777_216, 8, 64, 10].map(String);
    return {
      text: claimSql(`"${schema}"`),
      values: [...numbers, '[]', '[]', '[]', ...after, `${looks}`, '', '', '64'],
    };
  };

  it('cost a claim nothing that has no place there', async () => {
    expect((await planOf(pool, claimOf(0, ['', ''], 64))).buffers).toBeLessThan(50);
  });

  it.each([
    ['at the beginning', ['', '']],
    ['in the middle', ['hostile-300', 'e4500']],
  ] as const)('cost a claim that begins %s no more than those it looks at', async (_, after) => {
    const few = await planOf(pool, claimOf(16, after, 64));
    expect(few.buffers).toBeLessThan(2000);
    expect((await planOf(pool, claimOf(16, after, 256))).buffers).toBeGreaterThan(1.5 * few.buffers);
  });
});

describe('10,000 endpoints of a tenant that want other events', () => {
  it('are not read by a commit', async () => {
    const pool = openPool();
    const schema = await createSchema(pool);
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    await deliveries.saveEndpoint(endpointAt({ id: 'sample', url: 'app:', eventTypes: ['invoice.voided'] }));
    await pool.query(`insert into "${schema}".endpoint_events (tenant, type, endpoint)
      select tenant, type, 'e' || n from "${schema}".endpoint_events, generate_series(1, 10000) n`);
    await pool.query(`analyze "${schema}".endpoint_events`);
    const plans: string[] = [];
    const connect = async (): Promise<PgClient> => {
      const client = await pool.connect();
      const query = async (one: PgQuery): Promise<pg.QueryResult> => {
        if (one.text.includes('logged as')) {
          await client.query('savepoint before');
          const { rows } = await client.query(`explain (analyze, format json) ${one.text}`, one.values);
          plans.push(JSON.stringify(rows[0]['QUERY PLAN']));
          await client.query('rollback to savepoint before');
        }
        return client.query(one);
      };
      return { query, release: client.release, on: client.on.bind(client), off: client.off.bind(client) };
    };
    const store = postgresStore({ pool: { connect, query: (one) => pool.query(one) } }, { schema });
    await invoicingOn(store).createOneOffInvoice({ ...input, issue: 'now' });
    expect(plans).toHaveLength(1);
    const read = [
      ...(plans[0] ?? '').matchAll(
        /"Relation Name":"endpoint_events"[^}]*?"Actual Rows":([\d.]+),"Actual Loops":(\d+)/g,
      ),
    ];
    expect(read.length).toBeGreaterThan(0);
    const rows = read.reduce((sum, [, count, loops]) => sum + Number(count) * Number(loops), 0);
    const removed = [...(plans[0] ?? '').matchAll(/"Rows Removed by Filter":(\d+)/g)].map(([, count]) => Number(count));
    expect(rows).toBeLessThan(20);
    expect(Math.max(0, ...removed)).toBeLessThan(20);
    await pool.end();
  });
});
