import { postgresDeliveryStore } from 'oneoff/postgres';
import pg from 'pg';
import { runDyingRelay } from './dying-relay.ts';

const [url = '', schema = '', stage = '', count = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 2 });
await runDyingRelay(postgresDeliveryStore({ pool }, { schema }), stage, count);
await pool.end();
