import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createInvoicing } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { migrate, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { createEndpoint, createRelay, httpSink, wakeAfterCommit } from 'oneoff/webhooks';
import pg from 'pg';
import { startServer } from '../test/postgres/server.ts';
import { makeRequests, records } from './inputs.ts';
import { median, table } from './measure.ts';

const PENDING = Number(process.env['BENCH_DELIVERIES'] ?? 100_000);
const RELAYS = 4;
const HEALTHY = 16;
const INVOICES = 150;
const PAUSE_MS = 50;
const ROUNDS = 3;

const directory = memoryDirectory(records);

/** The time from commit to receiver with and without failing endpoints, and how fast four relays drain a backlog. */
export async function benchWebhooks(): Promise<void> {
  const server = await startServer();
  try {
    await benchLag(server.url);
    await benchDrain(server.url);
  } finally {
    await server.stop();
  }
}

interface Lag {
  readonly p50: number;
  readonly p99: number;
}

async function benchLag(url: string): Promise<void> {
  const figures = { alone: [] as Lag[], 'beside four bad ones': [] as Lag[] };
  for (let round = 0; round <= ROUNDS; round++)
    for (const bad of [false, true]) {
      const lag = await measureLag(url, `lag_${round}_${bad ? 'bad' : 'good'}`, bad);
      // The first round warms up.
      if (round > 0) figures[bad ? 'beside four bad ones' : 'alone'].push(lag);
    }
  const of = (name: keyof typeof figures, key: keyof Lag): number => median(figures[name].map((lag) => lag[key]));
  const names = Object.keys(figures) as (keyof typeof figures)[];
  table(`from commit to receiver, ${HEALTHY} healthy endpoints, ${1000 / PAUSE_MS} invoices a second, ms`, [
    ['healthy endpoints', 'p50', 'p99', 'p99 against alone'],
    ...names.map((name) => [
      name,
      of(name, 'p50').toFixed(0),
      of(name, 'p99').toFixed(0),
      (of(name, 'p99') / of('alone', 'p99')).toFixed(2),
    ]),
  ]);
}

/** Endpoints that hang, fail, ask to wait, and redirect to a private address; and healthy ones. */
async function measureLag(url: string, schema: string, withBad: boolean): Promise<Lag> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  await migrate({ pool }, { schema });
  const deliveries = postgresDeliveryStore({ pool }, { schema });
  const lags: number[] = [];
  const receiver = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.endsWith('healthy')) {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { timestamp } = JSON.parse(Buffer.concat(chunks).toString()) as { timestamp: string };
        lags.push(Date.now() - Date.parse(timestamp));
        response.writeHead(204).end();
      });
    } else if (path.endsWith('failing')) response.writeHead(500).end();
    else if (path.endsWith('limited')) response.writeHead(429, { 'retry-after': '60' }).end();
    else if (path.endsWith('redirecting')) response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const bad = withBad ? ['hanging', 'failing', 'limited', 'redirecting'] : [];
  for (const kind of [...bad, ...Array<string>(HEALTHY).fill('healthy')])
    await deliveries.saveEndpoint(
      createEndpoint({ url: `${at}/${kind}`, eventTypes: ['invoice.finalized'] }, { allowPrivate: true }),
    );

  const relay = createRelay({
    store: deliveries,
    sinks: { http: httpSink({ allowPrivate: true, timeoutMs: 2000 }) },
    graceMs: 0,
  });
  const store = wakeAfterCommit(postgresStore({ pool }, { schema }), relay.wake);
  const invoicing = createInvoicing({ store, directory });
  const stop = new AbortController();
  const running = relay.run(stop.signal);
  for (const request of makeRequests(3, INVOICES)) {
    await invoicing.createOneOffInvoice({ ...request, issue: 'now' });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  while (lags.length < HEALTHY * INVOICES) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await running;
  receiver.close();
  receiver.closeAllConnections();
  await pool.end();
  lags.sort((a, b) => a - b);
  return { p50: median(lags), p99: lags[Math.floor(lags.length * 0.99)] as number };
}

/** Each relay runs in its own process; deliveries are counted on both sides. */
async function benchDrain(url: string): Promise<void> {
  const schema = 'drain';
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await migrate({ pool }, { schema });
  const deliveries = postgresDeliveryStore({ pool }, { schema });
  for (let index = 0; index < 20; index++)
    await deliveries.saveEndpoint(createEndpoint({ id: `e${index}`, url: 'app:', eventTypes: ['invoice.finalized'] }));
  const [request] = makeRequests(3, 1);
  if (!request) throw new Error('no request');
  const invoicing = createInvoicing({ store: postgresStore({ pool }, { schema }), directory });
  const { id } = await invoicing.createOneOffInvoice({ ...request, issue: 'now' });
  await pool.query(`insert into "${schema}".events
    (tenant, invoice, sequence, id, type, billing_entity, occurred_at, event, snapshot)
    select tenant, 'copy-' || n, sequence, id || n, type, billing_entity, occurred_at, event,
      (select document from "${schema}".invoices limit 1)
    from "${schema}".events, generate_series(1, ${Math.ceil(PENDING / 20)} - 1) n
    where invoice = '${id}' and type = 'invoice.finalized'`);
  await pool.query(`insert into "${schema}".deliveries (tenant, endpoint, invoice, sequence, queued_at, due_at)
    select v.tenant, e.id, v.invoice, v.sequence, v.occurred_at, v.occurred_at
    from "${schema}".events v, "${schema}".endpoints e where v.invoice <> '${id}'`);
  await pool.query(`vacuum analyze "${schema}".deliveries, "${schema}".events`);
  const { pending } = await deliveries.lag();

  const start = performance.now();
  const counts = await Promise.all(Array.from({ length: RELAYS }, () => drainInProcess(url, schema)));
  const seconds = (performance.now() - start) / 1000;
  const delivered = counts.reduce((a, b) => a + b);
  const { rows } = await pool.query(
    `select count(*)::int as once from "${schema}".deliveries where status = 'delivered' and attempt = 1`,
  );
  await pool.end();
  if (delivered !== pending || rows[0]?.once !== pending)
    throw new Error(`${pending} pending, ${delivered} delivered, ${rows[0]?.once} of them once`);
  table(`${pending} pending deliveries, 20 endpoints, ${RELAYS} relay processes`, [
    ['', 'seconds', 'deliveries a second', 'twice'],
    ['drained', seconds.toFixed(1), Math.round(pending / seconds), delivered - pending],
  ]);
}

function drainInProcess(url: string, schema: string): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('drain-relay.js', import.meta.url)), url, schema], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', () => resolve(Number(printed))));
}
