import {
  createInvoicing,
  type FinalizedInvoice,
  type InvoiceEvent,
  type InvoiceQuery,
  type OneOffInvoiceInput,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { CROWDED, storeManyInvoices } from '../test/postgres/many-invoices.ts';
import { openProxy } from '../test/postgres/proxy.ts';
import { startServer } from '../test/postgres/server.ts';
import { makeRequests, records } from './inputs.ts';
import { median, table } from './measure.ts';
import { byHand, type Issued, type Numbered } from './postgres-by-hand.ts';

const LINES = 10;
const TURNS = 5;
const TURN_MS = 800;
const SERIES = 'bench';
const STORED = Number(process.env['BENCH_INVOICES'] ?? 1_000_000);

/** The PostgreSQL store compared with the same rows written by hand: one server, one driver, the same bytes. */
export async function benchPostgres(): Promise<void> {
  const server = await startServer();
  try {
    for (const delayMs of [0, 1]) await benchSingles(server.url, delayMs);
    await benchBatches(server.url);
    await benchLists(server.url);
  } finally {
    await server.stop();
  }
}

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function benchSingles(serverUrl: string, delayMs: number): Promise<void> {
  const proxy = await openProxy(serverUrl, { delayMs });
  // Without a delay there is no proxy; round trips are counted in a separate run.
  const direct = delayMs === 0 ? serverUrl : proxy.url;
  const requests = makeRequests(LINES, 64);
  const numbered = await issuedLike(requests[0] as OneOffInvoiceInput);
  const rows: (string | number)[][] = [];
  for (const overMany of [false, true]) {
    for (const callers of [1, 4, 16]) {
      const pool = new pg.Pool({ connectionString: direct, max: callers });
      const schema = `single_${delayMs}_${overMany ? 'many' : 'one'}_${callers}`;
      await migrate({ pool }, { schema });
      const ways = waysOn(pool, schema, numbered, requests);
      const tenants = Array.from({ length: callers }, (_, index) => (overMany ? `t${index}` : 't'));
      const figures = new Map<string, Figures[]>();
      await ways.prepare(tenants);
      for (let turn = 0; turn <= TURNS; turn++)
        for (const [name, issue] of Object.entries(ways.ways)) {
          const figure = await run(tenants, issue);
          // The first turn warms up.
          if (turn > 0) figures.set(name, [...(figures.get(name) ?? []), figure]);
        }
      const middle = (name: string, key: keyof Figures): number =>
        median((figures.get(name) ?? []).map((one) => one[key]));
      for (const name of Object.keys(ways.ways)) {
        const ratios = (figures.get(name) ?? []).map(
          (one, turn) => one.perSecond / ((figures.get('by hand') ?? [])[turn] as Figures).perSecond,
        );
        rows.push([
          `${callers} caller(s), ${overMany ? 'many series' : 'one series'}, ${name}`,
          `${middle(name, 'perSecond').toFixed(0)}/s`,
          `${median(ratios).toFixed(2)} ×`,
          `p50 ${middle(name, 'p50').toFixed(2)} ms`,
          `p99 ${middle(name, 'p99').toFixed(2)} ms`,
          `${(await tripsOf(proxy.url, schema, numbered, requests, name, tenants)).toFixed(2)} trips`,
        ]);
      }
      await pool.query(`drop schema "${schema}" cascade`);
      await pool.end();
    }
  }
  await proxy.close();
  table(
    `one finalized invoice of ${LINES} lines${delayMs > 0 ? `, with ${2 * delayMs} ms of latency` : ''} (1 × = by hand)`,
    rows,
  );
}

type Issue = (tenant: string) => Promise<unknown>;

function waysOn(pool: pg.Pool, schema: string, numbered: Numbered, requests: readonly OneOffInvoiceInput[]) {
  const hand = byHand(pool, schema, numbered);
  const store = postgresStore({ pool }, { schema, preparedStatements: true });
  const services = new Map<string, ReturnType<typeof createInvoicing>>();
  let next = 0;
  const ways: { readonly [name: string]: Issue } = {
    'by hand': (tenant) => hand.single(`hand-${tenant}`, SERIES),
    store: (tenant) => commitBatch(store, `store-${tenant}`, numbered, 1),
    service(tenant) {
      const own = services.get(tenant) ?? createInvoicing({ store, directory: memoryDirectory(records), tenant });
      services.set(tenant, own);
      return own.createOneOffInvoice({ ...(requests[next++ % requests.length] as OneOffInvoiceInput), issue: 'now' });
    },
  };
  const prepare = (tenants: readonly string[]): Promise<void> =>
    hand.prepare(
      tenants.map((tenant) => `hand-${tenant}`),
      SERIES,
    );
  return { ways, prepare };
}

function commitBatch(
  store: ReturnType<typeof postgresStore>,
  tenant: string,
  numbered: Numbered,
  count: number,
): Promise<unknown> {
  return store.commit(tenant, { invoices: [], keys: [], series: [SERIES] }, ({ series }) => {
    const last = series.get(SERIES)?.last ?? 0;
    const issued = Array.from({ length: count }, (_, index) => numbered(tenant, last + index + 1));
    return {
      result: null,
      created: issued.map(({ invoice }) => invoice),
      changed: [],
      creditNotes: [],
      deleted: [],
      events: issued.flatMap(({ events }) => events),
      keys: new Map(),
      series: new Map([[SERIES, { last: last + count, lastIssueDate: issued[0]?.invoice.issueDate ?? '' }]]),
    };
  });
}

/** Each caller issues one invoice after the other, for a while. */
async function run(tenants: readonly string[], issue: Issue): Promise<Figures> {
  const times: number[] = [];
  const start = performance.now();
  const caller = async (tenant: string): Promise<void> => {
    while (performance.now() - start < TURN_MS) {
      const begun = performance.now();
      await issue(tenant);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(tenants.map(caller));
  const took = performance.now() - start;
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] as number;
  return { perSecond: (times.length * 1000) / took, p50: at(0.5), p99: at(0.99) };
}

async function tripsOf(
  url: string,
  schema: string,
  numbered: Numbered,
  requests: readonly OneOffInvoiceInput[],
  name: string,
  tenants: readonly string[],
): Promise<number> {
  const counter = await openProxy(url);
  const pool = new pg.Pool({ connectionString: counter.url, max: tenants.length });
  const issue = waysOn(pool, schema, numbered, requests).ways[name] as Issue;
  // A store counts on a series once it took two numbers in a row.
  const KNOWN = 3;
  await Promise.all(
    tenants.map(async (tenant) => {
      for (let index = 0; index < KNOWN; index++) await issue(tenant);
    }),
  );
  counter.reset();
  const EACH = 10;
  await Promise.all(
    tenants.map(async (tenant) => {
      for (let index = 0; index < EACH; index++) await issue(tenant);
    }),
  );
  const { trips } = counter;
  await pool.end();
  await counter.close();
  return trips / (EACH * tenants.length);
}

/** Documents as the service creates them, to get ids and numbers. */
async function issuedLike(request: OneOffInvoiceInput): Promise<Numbered> {
  const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(records) });
  const template = (await invoicing.createOneOffInvoice({ ...request, issue: 'now' })) as FinalizedInvoice;
  const events = (await invoicing.history(template.id)).items;
  if (events.length !== 2) throw new Error('the hand-written rows expect two events');
  return (tenant, sequence): Issued => {
    const invoice = { ...template, tenant, id: crypto.randomUUID(), number: `INV-${sequence}` };
    return {
      invoice,
      events: events.map(
        (event) =>
          ({
            ...event,
            id: crypto.randomUUID(),
            tenant,
            data: { change: event.data.change, invoice: { ...invoice, version: event.sequence } },
          }) as InvoiceEvent,
      ),
    };
  };
}

async function benchBatches(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const schema = 'batches';
  await migrate({ pool }, { schema });
  const numbered = await issuedLike(makeRequests(LINES, 1)[0] as OneOffInvoiceInput);
  const hand = byHand(pool, schema, numbered);
  const store = postgresStore({ pool }, { schema, preparedStatements: true });
  const [size, total] = [500, 10_000];
  await hand.prepare(['hand'], SERIES);
  const ways = {
    'by hand': () => hand.batch('hand', SERIES, size),
    store: () => commitBatch(store, 'store', numbered, size),
  };
  const figures = new Map<string, number[]>();
  for (let turn = 0; turn < 4; turn++)
    for (const [name, commit] of Object.entries(ways)) {
      const start = performance.now();
      for (let done = 0; done < total; done += size) await commit();
      const perSecond = (total * 1000) / (performance.now() - start);
      if (turn > 0) figures.set(name, [...(figures.get(name) ?? []), perSecond]);
    }
  const hands = figures.get('by hand') as number[];
  table(
    `batches of ${total} in commits of ${size} (1 × = by hand)`,
    [...figures].map(([name, list]) => [
      name,
      `${median(list).toFixed(0)} invoices/s`,
      `${median(list.map((one, turn) => one / (hands[turn] as number))).toFixed(2)} ×`,
    ]),
  );
  await pool.query(`drop schema "${schema}" cascade`);
  await pool.end();
}

async function benchLists(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const schema = 'lists';
  await migrate({ pool }, { schema });
  await storeManyInvoices(pool, schema, STORED, 600);
  const store = postgresStore({ pool }, { schema, preparedStatements: true });
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const queries: { readonly [name: string]: InvoiceQuery } = {
    'no condition': {},
    status: { status: ['draft'] },
    'three statuses': { status: ['draft', 'open', 'voided'] },
    'payment status': { paymentStatus: ['uncollectible'] },
    customer: { customerId: 'customer-17' },
    'billing entity': { billingEntityId: 'small' },
    currency: { currency: 'JPY' },
    number: { number: 'INV-5003' },
    'issued in the last month': { issueDateFrom: day(-30) },
    'issued in a month two years ago': { issueDateFrom: day(-760), issueDateTo: day(-730) },
    'due up to a month ago': { dueDateTo: day(-30) },
    'due in a month two years ago': { dueDateFrom: day(-760), dueDateTo: day(-730) },
    overdue: { overdueOn: day(0) },
    'overdue two years ago, not marked': { overdueOn: day(-730), overdueMarked: false },
    'metadata of many in a month two years ago': {
      issueDateFrom: day(-760),
      issueDateTo: day(-730),
      metadata: { plan: 'pro' },
    },
    'metadata of one': { metadata: { project: 'p-00777' } },
    'metadata of many': { metadata: { plan: 'pro' } },
  };
  const reads: { readonly [name: string]: () => Promise<unknown> } = {
    ...Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [`list by ${name}`, () => store.list(CROWDED, query)]),
    ),
    getByNumber: () => store.getByNumber(CROWDED, 'acme', 'INV-5003'),
    'listDue of 100': () => store.listDue(CROWDED, new Date().toISOString(), 100),
  };
  const rows: string[][] = [];
  for (const [name, read] of Object.entries(reads)) {
    const times: number[] = [];
    for (let time = 0; time < 40; time++) {
      const start = performance.now();
      await read();
      times.push(performance.now() - start);
    }
    const warm = times.slice(5).sort((a, b) => a - b);
    rows.push([name, `p50 ${(warm[17] as number).toFixed(2)} ms`, `worst ${(warm.at(-1) as number).toFixed(2)} ms`]);
  }
  table(`reads among ${STORED} stored invoices, pages of 20`, rows);
  await pool.query(`drop schema "${schema}" cascade`);
  await pool.end();
}
