import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { createInvoicing, type InvoiceStore } from 'oneoff';
import { createInvoicingHandler, type InvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectory } from 'oneoff/memory';
import { records } from './inputs.ts';

/** The result of a run of requests. */
export interface Fired {
  readonly created: number;
  readonly refused: number;
  readonly errors: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** One seller whose numbers are 1, 2, 3 … */
export const directory = memoryDirectory(records);

/** The API over a store, mounted as in the documentation; a token is the name of its tenant. */
export function handlerOn(store: InvoiceStore): InvoicingHandler {
  return createInvoicingHandler(
    (tenant) => {
      const options = { store, directory, tenant };
      return createInvoicing(options);
    },
    {
      authenticate: (request) => ({ tenant: (request.headers.get('authorization') ?? '').slice(7), scopes }),
      onFailure: ({ error }) => console.error(error),
    },
  );
}

/** Serve a handler with Node on this machine. */
export async function listen(handler: InvoicingHandler): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Send the requests from a separate process; `program` is `bench/fire.ts`, bundled. */
export async function fire(
  program: string,
  { url, tenant, amount, connections }: { url: string; tenant: string; amount: number; connections: number },
): Promise<Fired> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    url,
    tenant,
    String(amount),
    String(connections),
  ]);
  return JSON.parse(stdout) as Fired;
}

/** Fail unless a tenant has `count` invoices with the numbers 1, 2, 3 … without a gap. */
export async function requireGapless(store: InvoiceStore, tenant: string, count: number): Promise<void> {
  const numbers = new Set<number>();
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { items, nextCursor } = await store.list(tenant, { limit: 100, ...(cursor && { cursor }) });
    for (const { number } of items) numbers.add(Number(number?.replace('INV-', '')));
    cursor = nextCursor;
  }
  for (let number = 1; number <= count; number++)
    if (!numbers.has(number)) throw new Error(`tenant ${tenant} has no invoice ${number}`);
  if (numbers.size !== count) throw new Error(`tenant ${tenant} has ${numbers.size} numbers, not ${count}`);
}
