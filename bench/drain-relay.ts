import { postgresDeliveryStore } from 'oneoff/postgres';
import { createRelay, functionSink } from 'oneoff/webhooks';
import pg from 'pg';

// One relay that drains the queue into a sink that does nothing, so that only the store is measured.
const [url = '', schema = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 2 });
const store = postgresDeliveryStore({ pool }, { schema, preparedStatements: true });
const relay = createRelay({
  store,
  sinks: { app: functionSink(() => undefined) },
  concurrency: 256,
  perEndpoint: 32,
  perTenant: 256,
});
console.log((await relay.runOnce()).delivered);
await pool.end();
