import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ClaimRequest, createInvoicing } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { migrate, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import {
  createEndpoint,
  createRelay,
  createSecret,
  httpSink,
  signWebhook,
  verifyWebhook,
  wakeAfterCommit,
} from 'oneoff/webhooks';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
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

/** How long events take, beside bad endpoints and hanging ones, how fast four relays drain a backlog, what verifying costs. */
export async function benchWebhooks(): Promise<void> {
  await benchVerify();
  const server = await startServer();
  try {
    await benchLag(server.url);
    await benchIdle(server.url);
    await benchDrain(server.url);
  } finally {
    await server.stop();
  }
}

interface Lag {
  readonly p50: number;
  readonly p99: number;
}

/** What stands beside the healthy tenant. */
interface Beside {
  readonly name: string;
  /** One endpoint that hangs, one that fails, one that asks to wait and one that redirects to a private address, all of the same tenant. */
  readonly four?: boolean;
  /** So many endpoints that hang, 16 of a tenant. */
  readonly hanging?: number;
}

const CASES: readonly Beside[] = [
  { name: 'alone' },
  { name: 'beside four bad ones', four: true },
  { name: 'beside 1 hanging', hanging: 1 },
  { name: 'beside 200 hanging', hanging: 200 },
  { name: 'beside 1,000 hanging', hanging: 1000 },
];

export async function benchLag(url: string): Promise<void> {
  const figures = new Map<string, Lag[]>();
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, beside] of CASES.entries()) {
      const lag = await measureLag(url, `lag_${round}_${index}`, beside);
      // The first round warms up.
      if (round > 0) figures.set(beside.name, [...(figures.get(beside.name) ?? []), lag]);
    }
  const of = (name: string, key: keyof Lag): number => median((figures.get(name) ?? []).map((lag) => lag[key]));
  table(`from commit to receiver, ${HEALTHY} healthy endpoints, ${1000 / PAUSE_MS} invoices a second, ms`, [
    ['healthy endpoints', 'p50', 'p99', 'p50 against alone', 'p99 against alone'],
    ...CASES.map(({ name }) => [
      name,
      of(name, 'p50').toFixed(0),
      of(name, 'p99').toFixed(0),
      (of(name, 'p50') / of('alone', 'p50')).toFixed(2),
      (of(name, 'p99') / of('alone', 'p99')).toFixed(2),
    ]),
  ]);
}

async function measureLag(url: string, schema: string, { four = false, hanging = 0 }: Beside): Promise<Lag> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  await migrate({ pool }, { schema });
  const deliveries = postgresDeliveryStore({ pool }, { schema, endpointsPerTenant: 20 });
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
  const save = (kind: string, tenant = 'default'): Promise<void> =>
    deliveries.saveEndpoint(
      createEndpoint({ tenant, url: `${at}/${kind}`, eventTypes: ['invoice.finalized'] }, { allowPrivate: true }),
    );
  for (let index = 0; index < HEALTHY; index++) await save('healthy');

  const relay = createRelay({ store: deliveries, sinks: { http: httpSink({ allowPrivate: true }) }, graceMs: 0 });
  const store = wakeAfterCommit(postgresStore({ pool }, { schema }), relay.wake);
  const [request] = makeRequests(3, 1);
  if (!request) throw new Error('no request');
  const issueFor = (tenant: string): Promise<unknown> =>
    createInvoicing({ store, directory, tenant }).createOneOffInvoice({ ...request, issue: 'now' });
  const stop = new AbortController();
  const running = relay.run(stop.signal);
  const arrived = async (count: number): Promise<void> => {
    while (lags.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  // The healthy endpoints are proven, as those of any tenant that is there for long.
  await issueFor('default');
  await arrived(HEALTHY);
  lags.length = 0;
  if (four) for (const kind of ['hanging', 'failing', 'limited', 'redirecting']) await save(kind);
  const hostile = Array.from({ length: Math.ceil(hanging / 16) }, (_, index) => `hostile-${index}`);
  for (let index = 0; index < hanging; index++) await save('hanging', hostile[index % hostile.length]);
  for (const tenant of hostile) await issueFor(tenant);
  for (let index = 0; index < INVOICES; index++) {
    await issueFor('default');
    if (hanging > 0) await issueFor(hostile[index % hostile.length] as string);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await arrived(HEALTHY * INVOICES);
  stop.abort();
  await running;
  receiver.close();
  receiver.closeAllConnections();
  await pool.end();
  lags.sort((a, b) => a - b);
  return { p50: median(lags), p99: lags[Math.floor(lags.length * 0.99)] as number };
}

/** What 10,000 endpoints that want other events cost a claim that finds nothing, and a create. */
export async function benchIdle(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const rows: (string | number)[][] = [['endpoints', 'idle claim, ms', 'create, ms']];
  for (const count of [0, 10_000]) {
    const schema = `idle_${count}`;
    await migrate({ pool }, { schema });
    const deliveries = postgresDeliveryStore({ pool }, { schema, endpointsPerTenant: count + 1 });
    const sample = createEndpoint({ id: 'sample', url: 'app:', eventTypes: ['invoice.voided'] });
    await deliveries.saveEndpoint(sample);
    await pool.query(`insert into "${schema}".endpoints (tenant, id, state, event_types, document)
      select tenant, 'e' || n, state, event_types, document from "${schema}".endpoints, generate_series(1, ${count}) n`);
    await pool.query(`insert into "${schema}".endpoint_events (tenant, type, endpoint)
      select tenant, 'invoice.voided', id from "${schema}".endpoints on conflict do nothing`);
    await pool.query(`analyze "${schema}".endpoints, "${schema}".endpoint_events`);
    const invoicing = createInvoicing({ store: postgresStore({ pool }, { schema }), directory });
    const [request] = makeRequests(3, 1);
    if (!request) throw new Error('no request');
    const claim = (): Promise<unknown> => deliveries.claim(IDLE);
    const create = (): Promise<unknown> => invoicing.createOneOffInvoice({ ...request, issue: 'now' });
    rows.push([count, (await medianOf(claim)).toFixed(2), (await medianOf(create)).toFixed(2)]);
  }
  await pool.end();
  table('what endpoints cost that get nothing', rows);
}

const IDLE: ClaimRequest = {
  leaseMs: 60_000,
  maxAttempts: 10,
  limit: 128,
  smallLane: 16,
  lookAfter: { proven: null, small: null },
  lookAt: { proven: 64, small: 64 },
  interrupted: 1,
  maxBytes: 16_777_216,
  perEndpoint: 8,
  perTenant: 64,
  busy: [],
  busyTenants: [],
  slowTenants: [],
};

async function medianOf(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < 120; index++) {
    const start = performance.now();
    await run();
    if (index >= 20) times.push(performance.now() - start);
  }
  return median(times);
}

/** Processor time of one request, beside npm standardwebhooks on the same input. */
export async function benchVerify(): Promise<void> {
  const secret = createSecret();
  const theirs = new Webhook(secret);
  const bogus = `v1,${'A'.repeat(43)}=`;
  const rows: (string | number)[][] = [['request', 'oneoff, µs', 'standardwebhooks, µs', 'times theirs']];
  for (const [name, size, signatures, runs] of [
    ['valid, 1 kB', 1_000, 0, 1000],
    ['1 bogus signature, 1 kB', 1_000, 1, 1000],
    ['10 bogus signatures, 1 kB', 1_000, 10, 1000],
    ['10 bogus signatures, 256 kB', 262_000, 10, 40],
    ['1,875 bogus signatures, 1 MB', 1_000_000, 1875, 20],
  ] as const) {
    const body = JSON.stringify({ text: 'x'.repeat(size) });
    const signed = await signWebhook({ id: 'evt', at: Date.now(), body }, [secret]);
    const signature = signatures === 0 ? signed['webhook-signature'] : Array(signatures).fill(bogus).join(' ');
    const headers = { ...signed, 'webhook-signature': signature };
    const ours = await cpuOf(runs, () => verifyWebhook({ headers, body }, secret).catch(() => undefined));
    const other = await cpuOf(runs, () => {
      try {
        theirs.verify(body, headers);
      } catch {
        // Refused, as it should be.
      }
    });
    rows.push([name, ours.toFixed(0), other.toFixed(0), (ours / other).toFixed(2)]);
  }
  table('processor time of verifying one webhook', rows);
}

/** Microseconds of processor time, of all threads. */
async function cpuOf(runs: number, run: () => unknown): Promise<number> {
  const of = async (): Promise<number> => {
    globalThis.gc?.();
    const before = process.cpuUsage();
    for (let index = 0; index < runs; index++) await run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / runs;
  };
  // What is compiled while it runs counts as well, on other threads: three turns until nothing is.
  for (let turn = 0; turn < 3; turn++) await of();
  return of();
}

/** Each relay runs in its own process; deliveries are counted on both sides. */
export async function benchDrain(url: string): Promise<void> {
  const schema = 'drain';
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await migrate({ pool }, { schema });
  const deliveries = postgresDeliveryStore({ pool }, { schema, endpointsPerTenant: 20 });
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
