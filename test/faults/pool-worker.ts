import { postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { issueInvoices } from './issue-invoices.ts';

const [url = '', schema = '', count = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 2 });
await issueInvoices(postgresStore({ pool }, { schema }), Number(count));
await pool.end();
