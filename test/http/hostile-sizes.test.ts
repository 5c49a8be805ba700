import { describe, expect, it } from 'vitest';
import { acmeRecords } from '../unit/acme.ts';
import { openBackend, tenants } from './backend.ts';
import { documentOf } from './document.ts';
import { hostileBodies } from './fuzz/hostile-bodies.ts';
import { createJudge, type Exchange } from './fuzz/judge.ts';
import { seed } from './fuzz/settings.ts';
import { memoryStorage } from './storages.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** What is promised on a machine that has nothing else to do. */
const CPU_LIMIT_MS = 250;
/** The machine of a test has others to serve, so a request that took longer gets another chance. */
const TRIES = 5;
/** Of several thousand bodies a part is sent; another seed sends others. */
const STRIDE = 31;
const PAGE_BYTES = 5 * 1024 * 1024;

/** A handler with the limits that it has by default, and an invoice to edit. */
async function openHostile() {
  const storage = memoryStorage();
  await storage.directory.save(tenants.own, acmeRecords());
  const backend = openBackend(storage, MAX_BODY_BYTES);
  const ask = async (method: string, url: string, body: string | null): Promise<Exchange['answer']> => {
    const headers = { Authorization: `Bearer ${tenants.own}`, 'Content-Type': 'application/json' };
    const init = { method, headers, ...(body !== null && { body }) };
    const response = await backend.handler(new Request(`http://billing.test${url}`, init));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const draft = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '100.00' }] };
  const { id } = JSON.parse((await ask('POST', '/invoices', JSON.stringify(draft))).text) as { id: string };
  return { ...backend, ask, id };
}

/** The CPU time of a request, in milliseconds. */
async function measured(ask: () => Promise<Exchange['answer']>) {
  const before = process.cpuUsage();
  const answer = await ask();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, answer };
}

describe('a body of any size within the limits', async () => {
  const document = await documentOf(openBackend().handler);
  const { judge, operationOf } = createJudge(document);
  const all = hostileBodies(document, MAX_BODY_BYTES);
  // A prime number, so that every kind of size meets every kind of part in the long run.
  const bodies = all.filter((_, index) => (index + seed) % STRIDE === 0);

  it('is tried at and beyond every list and text of every operation', () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(new Set(bodies.map(({ operation }) => operation.operationId)).size).toBeGreaterThan(10);
  });

  it('takes little time, is answered as the document says, and leaves lists that can be read', {
    timeout: 180_000,
  }, async () => {
    const { ask, id, failures } = await openHostile();
    for (const { operation, what, text: make } of bodies) {
      const text = make();
      const url = operation.path
        .replace('{id}', operation.path.startsWith('/invoices') ? id : 'hooli')
        .replace('{code}', 'x');
      const name = `${operation.operationId} with ${what}`;
      let { cpu, answer } = await measured(() => ask(operation.method, url, text));
      for (let tries = 1; cpu >= CPU_LIMIT_MS && tries < TRIES; tries++)
        ({ cpu, answer } = await measured(() => ask(operation.method, url, text)));
      expect(cpu, `CPU of ${name}`).toBeLessThan(CPU_LIMIT_MS);
      expect(answer.text.length, `answer to ${name}`).toBeLessThan(PAGE_BYTES);
      const sent = { method: operation.method, url, headers: [], body: text };
      const body: unknown = answer.text === '' ? null : JSON.parse(answer.text);
      judge({ operation: operationOf(operation.method, url), sent, answer, body });
    }
    expect(failures).toEqual([]);
    for (const path of [
      '/invoices?limit=100',
      `/invoices/${id}/events?limit=100`,
      '/customers?limit=100',
      '/add-ons',
    ]) {
      const answer = await ask('GET', path, null);
      expect(answer.status, path).toBe(200);
      expect(answer.text.length, path).toBeLessThan(PAGE_BYTES);
    }
  });
});
