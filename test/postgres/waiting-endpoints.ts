import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { input, invoicingOn } from './records.ts';

/**
 * 10,000 endpoints of 600 tenants, for each of which one event waits. They are written once, as what they are: dead rows would
 * stay and count as pages read for as long as a test beside this one has a transaction open.
 */
export async function fillEndpoints(pool: pg.Pool, schema: string, { proven }: { proven: boolean }): Promise<void> {
  const deliveries = postgresDeliveryStore({ pool }, { schema });
  await deliveries.saveEndpoint(endpointAt({ id: 'sample', url: 'app:' }));
  await invoicingOn(postgresStore({ pool }, { schema })).createOneOffInvoice(input);
  await pool.query(`update "${schema}".endpoints set proven = ${proven}`);
  await pool.query(`update "${schema}".deliveries set small = ${!proven}`);
  for (const table of ['endpoints', 'deliveries']) {
    const { rows } = await pool.query(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and attname not in ('tenant', 'id', 'endpoint')`,
      [`"${schema}".${table}`],
    );
    const key = table === 'endpoints' ? 'id' : 'endpoint';
    await pool.query(`insert into "${schema}".${table} (tenant, ${key}, ${rows[0].names})
      select 'hostile-' || n % 600, 'e' || n, ${rows[0].names} from "${schema}".${table}, generate_series(1, 10000) n`);
  }
  await pool.query(`vacuum full analyze "${schema}".endpoints, "${schema}".deliveries`);
}
