import type { EndpointState, WantedEvent } from 'oneoff';
import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('the delivery rows of a commit', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  const endpoint = (
    tenant: string,
    id: string,
    types: readonly WantedEvent[],
    state: EndpointState = 'active',
    seller: string | null = null,
  ) =>
    postgresDeliveryStore({ pool }, { schema }).saveEndpoint({
      ...endpointAt({ id, tenant, url: 'app:', eventTypes: types, billingEntityId: seller }),
      state,
    });

  it('are written with its events, one for each endpoint that wants them', async () => {
    await endpoint('default', 'all', ['*']);
    await endpoint('default', 'twice', ['invoice.*', 'invoice.finalized']);
    await endpoint('default', 'finalized', ['invoice.finalized']);
    await endpoint('default', 'credit-notes', ['credit_note.*']);
    await endpoint('default', 'paused', ['*'], 'paused');
    await endpoint('default', 'disabled', ['*'], 'disabled');
    await endpoint('default', 'of-acme', ['invoice.finalized'], 'active', 'acme');
    await endpoint('default', 'of-umbrella', ['*'], 'active', 'umbrella');
    await endpoint('other', 'foreign', ['*']);
    const { id } = await invoicingOn(postgresStore({ pool }, { schema })).createOneOffInvoice({
      ...input,
      issue: 'now',
    });
    const { rows } = await pool.query(
      `select endpoint || ' ' || string_agg(sequence::text, ',' order by sequence) as row
       from "${schema}".deliveries where invoice = $1 and status = 'pending' group by endpoint order by endpoint`,
      [id],
    );
    expect(rows.map(({ row }) => row)).toEqual(['all 1,2', 'finalized 1', 'of-acme 1', 'paused 1,2', 'twice 1,2']);
  });

  it('are not written by a commit that is refused', async () => {
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }), 'refused');
    await endpoint('refused', 'all', ['*']);
    await expect(invoicing.createOneOffInvoice({ ...input, issue: 'now', expectedTotal: '1.00' })).rejects.toThrow();
    const { rows } = await pool.query(`select * from "${schema}".deliveries where tenant = 'refused'`);
    expect(rows).toEqual([]);
  });
});
