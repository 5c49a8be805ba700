// Events go to a BullMQ queue on Redis. The event's id is the job's id, so a second delivery creates no second job.
import assert from 'node:assert/strict';
import { Queue, Worker } from 'bullmq';
import { functionSink } from 'oneoff/webhooks';
import { relayInvoices } from './events.mjs';

const connection = { host: '127.0.0.1', port: 6399 };
const queue = new Queue('invoice-events', { connection });
const issued = await relayInvoices(
  functionSink((event) => queue.add(event.type, event, { jobId: event.id, attempts: 5 })),
);

const handled = new Map();
const worker = new Worker('invoice-events', async ({ data }) => handled.set(data.id, data.data.invoice.number), {
  connection,
});
while (handled.size < issued.length) await new Promise((resolve) => setTimeout(resolve, 20));
assert.deepEqual([...handled.values()].sort(), issued);
console.log(`handled ${issued.join(', ')}`);
await worker.close();
await queue.close();
