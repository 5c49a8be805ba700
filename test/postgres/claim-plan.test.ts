import { type PgQuery, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const INVOICES = 10_000;
const ENDPOINTS = 10;
const REQUEST = {
  leaseMs: 60_000,
  maxAttempts: 10,
  limit: 64,
  smallLane: 16,
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
