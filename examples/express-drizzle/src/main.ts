// Start the shop: DATABASE_URL is its database.
import { readFileSync } from 'node:fs';
import { migrate } from 'oneoff/postgres';
import pg from 'pg';
import { createApp } from './app.ts';
import { createBilling } from './billing.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
pool.on('error', () => {}); // an idle connection that breaks must not end the process
await pool.query(readFileSync(new URL('../tables.sql', import.meta.url), 'utf8'));
await migrate({ pool });

const billing = createBilling(pool);
const stop = new AbortController();
const relaying = billing.relay.run(stop.signal);
const server = createApp(billing).listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log(`listening on ${JSON.stringify(server.address())}`);
});

process.once('SIGTERM', async () => {
  server.close();
  stop.abort();
  await relaying;
  await pool.end();
});
