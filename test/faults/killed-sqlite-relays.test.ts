import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { InvoiceEvent } from 'oneoff';
import { migrateSqlite, sqliteDeliveryStore, sqliteStore } from 'oneoff/sqlite';
import { createRelay, httpSink, verifyWebhook } from 'oneoff/webhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { input, invoicingOn } from '../postgres/records.ts';
import { type Receiver, startReceiver } from '../unit/webhooks/receiver.ts';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { rounds } from './rounds.ts';
import { buildWorker, pause, startWorker } from './workers.ts';

const AT_ONCE = 3;
const STAGES = ['claim', 'send', 'finish'];

let folder: string;
let receiver: Receiver;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

it('relays on one SQLite file may be killed at any moment: every event arrives, in order, with one id', async () => {
  const program = await buildWorker('sqlite-relay-worker');
  const file = join(folder, 'relays.db');
  const database = new Database(file);
  database.exec('pragma journal_mode = wal');
  await migrateSqlite({ database });
  const deliveries = sqliteDeliveryStore({ database });
  const endpoint = endpointAt({ id: 'books', url: receiver.url });
  await deliveries.saveEndpoint(endpoint);
  const invoicing = invoicingOn(sqliteStore({ database }));

  const ids: string[] = [];
  let isOver = false;
  const issue = async (): Promise<void> => {
    while (!isOver) {
      const invoice = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
      await invoicing.recordPayment(invoice.id, { amount: invoice.amountDue });
      ids.push(invoice.id);
      await pause(40);
    }
  };
  const kills = rounds(9, 90);
  const killSome = async (first: number): Promise<void> => {
    for (let time = first; time < kills; time += AT_ONCE) {
      const stage = STAGES[Math.floor(time / AT_ONCE) % STAGES.length] ?? '';
      const worker = startWorker(program, file, stage, String(1 + (time % 4)));
      await worker.ended;
      expect(worker.process.signalCode).toBe('SIGKILL');
    }
  };
  const issuing = issue();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => killSome(first)));
  isOver = true;
  await issuing;

  const relay = createRelay({ store: deliveries, sinks: { http: httpSink({ allowPrivate: true }) } });
  while ((await deliveries.lag()).pending > 0) {
    await relay.runOnce();
    await pause(50);
  }
  const committed = (await Promise.all(ids.map((id) => invoicing.history(id)))).flatMap(({ items }) => items);
  const first = new Map<string, InvoiceEvent>();
  for (const request of receiver.received) {
    const event = (await verifyWebhook(request, endpoint.secrets)) as InvoiceEvent;
    if (!first.has(event.id)) first.set(event.id, event);
  }
  for (const id of ids)
    expect([...first.values()].filter((event) => event.data.invoice.id === id)).toEqual(
      committed.filter((event) => event.data.invoice.id === id),
    );
  expect(first.size).toBe(committed.length);
  // Kills made some of them come twice.
  expect(receiver.received.length).toBeGreaterThan(committed.length);
  database.close();
}, 300_000);
