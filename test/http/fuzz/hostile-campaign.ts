import { acmeRecords } from '../../unit/acme.ts';
import { openBackend, tenants } from '../backend.ts';
import type { ApiDocument } from '../document.ts';
import { memoryStorage } from '../storages.ts';
import type { CampaignOptions } from './campaign.ts';
import type { HostileBody } from './hostile-bodies.ts';
import { createJudge, type Exchange } from './judge.ts';

/** The largest body of a handler, by default. */
export const MAX_BODY_BYTES: number = 2 * 1024 * 1024;
/** What is promised on a machine that has nothing else to do. */
const CPU_LIMIT_MS = 250;
/** The machine of a test has others to serve, so a request that took longer gets another chance. */
const TRIES = 5;
const ANSWER_BYTES = 5 * 1024 * 1024;

/** What is done to invoices that are issued. */
const ON_ISSUED = /\/(?:void|payments|refunds|reversals|credit-notes|write-offs?)\b/;

/** What is sent, and to what. */
export interface HostileOptions {
  readonly document: ApiDocument;
  readonly bodies: readonly HostileBody[];
  /** Stands before the handler, for controls. */
  readonly wrap?: CampaignOptions['wrap'];
}

/**
 * Send hostile bodies to a handler with the limits that it has by default.
 *
 * @returns what took too long, was too large, was not answered as the document says, or made lists that cannot be read
 */
export async function hostileCampaign({ document, bodies, wrap }: HostileOptions): Promise<readonly string[]> {
  const { judge, operationOf } = createJudge(document);
  const found: string[] = [];
  const storage = memoryStorage();
  await storage.directory.save(tenants.own, acmeRecords());
  const backend = openBackend(storage, MAX_BODY_BYTES);
  const handler = wrap?.(backend) ?? backend.handler;
  const ask = async (method: string, url: string, body: string | null): Promise<Exchange['answer']> => {
    const headers = { Authorization: `Bearer ${tenants.own}`, 'Content-Type': 'application/json' };
    const response = await handler(
      new Request(`http://billing.test${url}`, { method, headers, ...(body !== null && { body }) }),
    );
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const create = async (more: object): Promise<string> => {
    const draft = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '100.00' }], ...more };
    return (JSON.parse((await ask('POST', '/invoices', JSON.stringify(draft))).text) as { id: string }).id;
  };
  const id = await create({});
  const idFor = async ({ path }: HostileBody['operation']): Promise<string> => {
    if (!path.startsWith('/invoices')) return path.startsWith('/billing') ? 'acme' : 'hooli';
    return ON_ISSUED.test(path) ? create({ issue: 'now' }) : id;
  };

  for (const { operation, what, text: make } of bodies) {
    const text = make();
    const url = operation.path.replace('{id}', await idFor(operation)).replace('{code}', 'x');
    const name = `${operation.operationId} with ${what}`;
    let { cpu, answer } = await measured(() => ask(operation.method, url, text));
    for (let tries = 1; cpu >= CPU_LIMIT_MS && tries < TRIES; tries++)
      ({ cpu, answer } = await measured(() => ask(operation.method, url, text)));
    if (cpu >= CPU_LIMIT_MS) found.push(`${name} took ${cpu.toFixed(0)} ms of CPU`);
    if (answer.text.length >= ANSWER_BYTES) found.push(`${name} was answered with ${answer.text.length} characters`);
    try {
      const sent = { method: operation.method, url, headers: [], body: text };
      const isJson = answer.headers.get('Content-Type')?.includes('json') ?? false;
      const body: unknown = isJson ? JSON.parse(answer.text) : null;
      judge({ operation: operationOf(operation.method, url), sent, answer, body });
    } catch (error) {
      found.push(`${name}: ${(error as Error).message}`);
    }
  }
  for (const path of ['/invoices?limit=100', `/invoices/${id}/events?limit=100`, '/customers?limit=100', '/add-ons']) {
    const { status, text } = await ask('GET', path, null);
    if (status !== 200 || text.length >= ANSWER_BYTES) found.push(`${path}: ${status}, ${text.length} characters`);
  }
  return [...found, ...backend.failures.map((failure) => `the server failed: ${failure}`)];
}

/** The CPU time of a request, in milliseconds. */
async function measured(
  ask: () => Promise<Exchange['answer']>,
): Promise<{ readonly cpu: number; readonly answer: Exchange['answer'] }> {
  const before = process.cpuUsage();
  const answer = await ask();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, answer };
}
