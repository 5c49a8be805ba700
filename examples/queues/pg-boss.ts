// Events go to a pg-boss queue on the same PostgreSQL: the relay only enqueues them, workers handle them.
import assert from 'node:assert/strict';
import { createInvoicing, type InvoiceEvent } from 'oneoff';
import { migrate, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { createEndpoint, createRelay, functionSink } from 'oneoff/webhooks';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { openDatabase } from '../postgres/database.ts';
import { directory, setup } from '../postgres/records.ts';

const QUEUE = 'invoice-events';

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
await migrate({ pool });
const boss = new PgBoss(database.url);
await boss.start();
await boss.createQueue(QUEUE);

// A queue is an endpoint whose scheme has a sink. Once the sink resolves, pg-boss is responsible for the event.
const deliveries = postgresDeliveryStore({ pool });
await deliveries.saveEndpoint(createEndpoint({ id: 'queue', url: `boss:${QUEUE}`, eventTypes: ['invoice.finalized'] }));
const relay = createRelay({
  store: deliveries,
  sinks: { boss: functionSink((event) => boss.send(QUEUE, event, { singletonKey: event.id, retryLimit: 5 })) },
});

const invoicing = createInvoicing({ store: postgresStore({ pool }), directory });
const issued: string[] = [];
for (let count = 0; count < 3; count++) {
  const draft = await invoicing.createOneOffInvoice(setup);
  issued.push((await invoicing.finalize(draft.id)).number);
}
await relay.runOnce();

// The worker: handle each event once, by its id, because a queue can deliver it twice.
const handled = new Map<string, string | null>();
await boss.work<InvoiceEvent>(QUEUE, { batchSize: 10, pollingIntervalSeconds: 0.5 }, async (jobs) => {
  for (const { data } of jobs) handled.set(data.id, data.data.invoice.number);
});
while (handled.size < issued.length) await new Promise((resolve) => setTimeout(resolve, 50));
assert.deepEqual([...handled.values()].sort(), issued);
console.log(`handled ${[...handled.values()].join(', ')}`);

await boss.stop({ graceful: true, wait: true });
await pool.end();
await database.stop();
