import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createInvoicing, type InvoiceStore, type OneOffInvoiceInput } from 'oneoff';
import type { InvoicingHandler } from 'oneoff/http';
import { memoryStore } from 'oneoff/memory';
import { migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { startServer } from '../test/postgres/server.ts';
import { directory, type Fired, fire, handlerOn, listen, requireGapless } from './http-load.ts';
import { makeRequests } from './inputs.ts';
import { median, table } from './measure.ts';

const TURNS = 5;
const CALLERS = [1, 16];
const PROGRAM = fileURLToPath(new URL('fire.js', import.meta.url));

/** Invoices issued over HTTP, compared with the same handler and service called inside their own process. */
export async function benchHttp(): Promise<void> {
  await benchOn('memory', memoryStore(), 2000);

  const pglite = await PGlite.create();
  await migrate({ pglite });
  await benchOn('PGlite', postgresStore({ pglite }), 300);
  await pglite.close();

  const server = await startServer();
  try {
    const pool = new pg.Pool({ connectionString: server.url, max: 16 });
    // A stopping server reports connections that are already closing.
    pool.on('error', () => undefined);
    await migrate({ pool });
    await benchOn('PostgreSQL', postgresStore({ pool }, { preparedStatements: true }), 1000);
    await pool.end();
  } finally {
    await server.stop();
  }
}

/** Invoices per turn with 16 callers; a quarter of them with one caller. */
async function benchOn(name: string, store: InvoiceStore, most: number): Promise<void> {
  const handler = handlerOn(store);
  const { url, close } = await listen(handler);
  const rows: (string | number)[][] = [];
  for (const callers of CALLERS) {
    const amount = callers === 1 ? most / 4 : most;
    const ways: { readonly [way: string]: (tenant: string) => Promise<Fired> } = {
      'the service alone': (tenant) => run(amount, callers, issueDirectly(store, tenant)),
      'the handler, in process': (tenant) => run(amount, callers, issueThrough(handler, tenant)),
      'over HTTP': (tenant) => fire(PROGRAM, { url, tenant, amount, connections: callers }),
    };
    const figures = new Map<string, Fired[]>(Object.keys(ways).map((way) => [way, []]));
    for (let turn = 0; turn <= TURNS; turn++)
      for (const [way, issue] of Object.entries(ways)) {
        const fired = await issue(tenantOf(way, callers));
        if (fired.created !== amount || fired.refused + fired.errors > 0)
          throw new Error(`${name}, ${way}: ${JSON.stringify(fired)} of ${amount}`);
        // The first turn warms up.
        if (turn > 0) figures.get(way)?.push(fired);
      }
    const alone = figures.get('the service alone') as Fired[];
    for (const [way, list] of figures) {
      await requireGapless(store, tenantOf(way, callers), amount * (TURNS + 1));
      const ratios = list.map(({ perSecond }, turn) => (alone[turn] as Fired).perSecond / perSecond);
      rows.push([
        `${callers} caller(s), ${way}`,
        `${median(list.map(({ perSecond }) => perSecond)).toFixed(0)}/s`,
        `p50 ${median(list.map(({ p50 }) => p50)).toFixed(1)} ms`,
        `p99 ${median(list.map(({ p99 }) => p99)).toFixed(1)} ms`,
        `${median(ratios).toFixed(2)} ×`,
      ]);
    }
  }
  await close();
  table(`invoices of 10 lines, created and finalized, on ${name} (1 × = the time of the service alone)`, rows);
}

function tenantOf(way: string, callers: number): string {
  return `${way.replaceAll(/\W+/g, '-')}-${callers}`;
}

type Issue = (request: OneOffInvoiceInput) => Promise<boolean>;

function issueDirectly(store: InvoiceStore, tenant: string): Issue {
  const invoicing = createInvoicing({ store, directory, tenant });
  return async (request) => {
    const { number } = await invoicing.createOneOffInvoice(
      { ...request, issue: 'now' },
      { idempotencyKey: crypto.randomUUID() },
    );
    return number !== null;
  };
}

function issueThrough(handler: InvoicingHandler, tenant: string): Issue {
  return async (request) => {
    const response = await handler(
      new Request('http://127.0.0.1/invoices', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${tenant}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify({ ...request, issue: 'now' }),
      }),
    );
    await response.text();
    return response.status === 201;
  };
}

/** Concurrent callers, each of which issues one invoice after the other. */
async function run(amount: number, callers: number, issue: Issue): Promise<Fired> {
  const requests = makeRequests(10, 64);
  const times: number[] = [];
  let started = 0;
  let created = 0;
  const start = performance.now();
  const caller = async (): Promise<void> => {
    while (started < amount) {
      const request = requests[started++ % requests.length] as OneOffInvoiceInput;
      const begun = performance.now();
      if (await issue(request)) created++;
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = (amount * 1000) / (performance.now() - start);
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] as number;
  return { created, refused: amount - created, errors: 0, perSecond, p50: at(0.5), p99: at(0.99) };
}
