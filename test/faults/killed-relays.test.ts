import type { InvoiceEvent } from 'oneoff';
import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { createRelay, httpSink, verifyWebhook } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { input, invoicingOn } from '../postgres/records.ts';
import { type Receiver, startReceiver } from '../unit/webhooks/receiver.ts';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { rounds } from './rounds.ts';
import { buildWorker, pause, startWorker } from './workers.ts';

const AT_ONCE = 3;
const STAGES = ['claim', 'send', 'finish'];

describe('relays', () => {
  let pool: pg.Pool;
  let program: string;
  let receiver: Receiver;
  beforeAll(async () => {
    pool = openPool();
    program = await buildWorker('relay-worker');
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await pool.end();
  });

  it('may be killed between claim, send and the record of the result: every event arrives, in order, signed, with one id', async () => {
    const schema = await createSchema(pool);
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    const endpoints = ['first', 'second'].map((id) => endpointAt({ id, url: `${receiver.url}/${id}` }));
    for (const endpoint of endpoints) await deliveries.saveEndpoint(endpoint);

    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
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
    const killed: (string | null)[] = [];
    const killSome = async (first: number): Promise<void> => {
      for (let time = first; time < rounds(51, 201); time += AT_ONCE) {
        const stage = STAGES[Math.floor(time / AT_ONCE) % STAGES.length] ?? '';
        const worker = startWorker(program, inject('databaseUrl'), schema, stage, String(1 + (time % 4)));
        await worker.ended;
        killed.push(worker.process.signalCode);
      }
    };
    const issuing = issue();
    await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => killSome(first)));
    isOver = true;
    await issuing;
    expect(killed).toEqual(Array.from({ length: rounds(51, 201) }, () => 'SIGKILL'));

    const relay = createRelay({ store: deliveries, sinks: { http: httpSink({ allowPrivate: true }) } });
    while ((await deliveries.lag()).pending > 0) {
      await relay.runOnce();
      await pause(100);
    }
    const committed = (await Promise.all(ids.map((id) => invoicing.history(id)))).flatMap(({ items }) => items);
    for (const { id, secrets } of endpoints) {
      const requests = receiver.received.filter((one) => one.path.endsWith(`/${id}`));
      const first = new Map<string, InvoiceEvent>();
      for (const request of requests) {
        const event = (await verifyWebhook(request, secrets)) as InvoiceEvent;
        expect(request.headers['webhook-id']).toBe(event.id);
        if (!first.has(event.id)) first.set(event.id, event);
      }
      expect([...first.keys()].sort()).toEqual(committed.map((event) => event.id).sort());
      for (const invoice of ids) {
        const order = [...first.values()].filter((event) => event.data.invoice.id === invoice);
        expect(order).toEqual(committed.filter((event) => event.data.invoice.id === invoice));
      }
      // Kills made some of them come twice.
      expect(requests.length).toBeGreaterThan(committed.length);
    }
  }, 300_000);

  it.each([1, 3])(
    'make a dead letter of %i events that kill their process on every try, and deliver all others',
    async (poisonous) => {
      const schema = await createSchema(pool);
      const deliveries = postgresDeliveryStore({ pool }, { schema });
      const path = `poison-${poisonous}`;
      await deliveries.saveEndpoint(
        endpointAt({ id: path, url: `${receiver.url}/${path}`, eventTypes: ['invoice.finalized'] }),
      );
      const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
      const ids: string[] = [];
      for (let index = 0; index < 12; index++)
        ids.push((await invoicing.createOneOffInvoice({ ...input, issue: 'now' })).id);
      // A proven endpoint, so that its events are on their way together.
      await pool.query(`update "${schema}".endpoints set proven = true`);
      const bad = ids.slice(2, 2 + poisonous);
      const deadNow = async (): Promise<number> => (await deliveries.deadLetters('default', path, 10)).length;
      let kills = 0;
      while ((await deadNow()) < poisonous) {
        const worker = startWorker(program, inject('databaseUrl'), schema, 'poison', bad.join(','));
        const isOver = worker.ended.then(() => true);
        while (!(await Promise.race([isOver, pause(100).then(() => false)])))
          if ((await deadNow()) === poisonous) worker.process.kill('SIGTERM');
        if (worker.process.signalCode === 'SIGKILL') kills += 1;
      }
      const relay = createRelay({ store: deliveries, sinks: { http: httpSink({ allowPrivate: true }) } });
      while ((await deliveries.lag()).pending > 0) {
        await relay.runOnce();
        await pause(100);
      }
      const letters = await deliveries.deadLetters('default', path, 10);
      expect(letters.map((one) => [one.invoiceId, one.attempts])).toEqual(bad.toSorted().map((id) => [id, 3]));
      expect(kills).toBeGreaterThanOrEqual(3);
      expect(kills).toBeLessThanOrEqual(3 * poisonous);
      const arrived = receiver.received
        .filter((one) => one.path.endsWith(`/${path}`))
        .map((one) => (JSON.parse(one.body) as InvoiceEvent).data.invoice.id);
      expect([...new Set(arrived)].sort()).toEqual(ids.filter((id) => !bad.includes(id)).sort());
    },
    120_000,
  );

  it('send nothing of a transaction that its host rolled back', async () => {
    const schema = await createSchema(pool);
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    await deliveries.saveEndpoint(endpointAt({ id: 'rolled-back', url: `${receiver.url}/rolled-back` }));
    const relay = createRelay({ store: deliveries, sinks: { http: httpSink({ allowPrivate: true }) } });
    const client = await pool.connect();
    try {
      await client.query('begin');
      await invoicingOn(postgresStore({ transaction: client }, { schema })).createOneOffInvoice(input);
      expect(await relay.runOnce()).toMatchObject({ delivered: 0 });
      await client.query('rollback');
    } finally {
      client.release();
    }
    expect(await relay.runOnce()).toMatchObject({ delivered: 0 });
    expect(receiver.received.filter((one) => one.path.endsWith('/rolled-back'))).toEqual([]);
  });
});
