// Events go to a NATS stream, one subject per type. The event's id is the message's id, so JetStream drops duplicates.
import assert from 'node:assert/strict';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { functionSink } from 'oneoff/webhooks';
import { relayInvoices } from './events.mjs';

const connection = await connect({ servers: '127.0.0.1:4299', waitOnFirstConnect: true });
const manager = await jetstreamManager(connection);
await manager.streams.add({ name: 'INVOICES', subjects: ['events.>'] });
const stream = jetstream(connection);
const issued = await relayInvoices(
  // Resolves when the stream has acknowledged it.
  functionSink((event) => stream.publish(`events.${event.type}`, JSON.stringify(event), { msgID: event.id })),
);

await manager.consumers.add('INVOICES', { durable_name: 'ledger', ack_policy: AckPolicy.Explicit });
const consumer = await stream.consumers.get('INVOICES', 'ledger');
const handled = new Map();
for await (const message of await consumer.fetch({ max_messages: issued.length, expires: 5000 })) {
  const event = message.json();
  handled.set(event.id, event.data.invoice.number);
  message.ack();
}
assert.deepEqual([...handled.values()].sort(), issued);
console.log(`handled ${issued.join(', ')}`);
await connection.drain();
