import { createInvoicing } from 'oneoff';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { hooli, records } from '../examples/acme.ts';
import { type HostileRequest, hostileRequests, KNOWN_ADD_ONS, STORED_LINES } from './cpu-bodies.ts';
import { table } from './measure.ts';

const GOAL_MS = 250;
const TURNS = 5;
const line = { name: 'Setup', unitPrice: '1.00' };

/** CPU time of whole requests: from the bytes of a hostile body to the bytes of its answer, the median of five. */
export async function benchHttpCpu(): Promise<void> {
  const send = await openApi();
  const rows: [string, number, string][] = [];
  for (const [name, request] of Object.entries(hostileRequests)) {
    const turns: { cpu: number; status: number }[] = [];
    for (let turn = 0; turn < TURNS; turn++) turns.push(await send(request));
    turns.sort((a, b) => a.cpu - b.cpu);
    const { cpu, status } = turns[TURNS >> 1] as (typeof turns)[number];
    rows.push([name, cpu, `${status}`]);
  }
  rows.sort(([, a], [, b]) => b - a);
  table(
    'a request with a hostile body within the limits, CPU time in the handler',
    rows.map(([name, ms, status]) => [name, status, `${ms.toFixed(0)} ms`]),
  );
  const worst = rows[0]?.[1] ?? 0;
  console.log(`  worst ${worst.toFixed(0)} ms (goal: at most ${GOAL_MS}: ${worst <= GOAL_MS ? 'met' : 'missed'})`);
}

type Send = (request: HostileRequest) => Promise<{ readonly cpu: number; readonly status: number }>;

/** A handler over the memory adapters, with its default limits. */
async function openApi(): Promise<Send> {
  const deliveries = memoryDeliveryStore();
  const directory = memoryDirectoryStore();
  await directory.save('default', {
    ...records,
    addOns: KNOWN_ADD_ONS.map((code) => ({ code, name: 'Setup fee', prices: { EUR: '1.00' } })),
  });
  const invoicing = createInvoicing({ store: memoryStore({ deliveries }), directory });
  const handler = createInvoicingHandler(invoicing, {
    authenticate: () => ({ tenant: 'default', scopes }),
    directory,
    deliveries,
  });
  const lines = Array.from({ length: STORED_LINES }, () => line);
  const issued = await invoicing.createOneOffInvoice({ customerId: hooli.id, lines, issue: 'now' });
  const draft = await invoicing.createOneOffInvoice({ customerId: hooli.id, lines: [line] });

  return async ({ method, path, body }) => {
    const url = `http://billing.test${path.replace('{invoice}', issued.id).replace('{draft}', draft.id)}`;
    const init = { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body()) };
    const request = new Request(url, init);
    globalThis.gc?.();
    const start = process.cpuUsage();
    const response = await handler(request);
    await response.arrayBuffer();
    const { user, system } = process.cpuUsage(start);
    return { cpu: (user + system) / 1000, status: response.status };
  };
}
