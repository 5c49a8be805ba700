import { createInvoicing, type DirectoryStore, reportsOver } from 'oneoff';
import { type Caller, createInvoicingHandler, type HandlerOptions, type Scope, scopes } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { acmeRecords, NOW } from '../acme.ts';

/** An answer, read. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of any kind
  readonly body: any;
}

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface Api {
  readonly handler: (request: Request) => Promise<Response>;
  readonly directory: DirectoryStore;
  /** Send as the tenant "acme-corp" with all scopes. */
  readonly send: Send;
  readonly sendAs: (token: string | null) => Send;
  readonly failures: unknown[];
}

export const INPUT = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '100.00' }] };
const ORIGIN = 'http://billing.test';

/** A token in these tests says who it is: `tenant` or `tenant scope scope`. */
function callerOf(token: string | null): Caller | null {
  if (!token?.startsWith('Bearer ')) return null;
  const [tenant = '', ...some] = token.slice('Bearer '.length).split(' ');
  return { tenant, scopes: some.length > 0 ? (some as Scope[]) : scopes };
}

/** Two tenants with the same records, over memory. */
export async function openApi(options: Partial<HandlerOptions> = {}): Promise<Api> {
  const deliveries = memoryDeliveryStore();
  const store = memoryStore({ deliveries });
  const directory = memoryDirectoryStore();
  for (const tenant of ['acme-corp', 'other-corp']) await directory.save(tenant, acmeRecords());
  const failures: unknown[] = [];
  const clock = { now: () => Date.parse(NOW) };
  const handler = createInvoicingHandler(
    (tenant) => {
      const service = { store, directory, tenant, clock, sending: { deliveries } };
      return createInvoicing(service);
    },
    {
      authenticate: (request) => callerOf(request.headers.get('authorization')),
      deliveries,
      directory,
      reports: reportsOver(store),
      onFailure: ({ error }) => failures.push(error),
      ...options,
    },
  );
  const sendAs =
    (token: string | null): Send =>
    async (method, path, body, headers = {}) => {
      const response = await handler(
        new Request(ORIGIN + path, {
          method,
          headers: {
            ...(token !== null && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    };
  return { handler, directory, send: sendAs('acme-corp'), sendAs, failures };
}
