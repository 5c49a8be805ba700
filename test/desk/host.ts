import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import {
  createInvoicing,
  type DeliveryStore,
  type Invoicing,
  type InvoicingOptions,
  type Policy,
  policies,
  reportsOver,
} from 'oneoff';
import { createDesk, type DeskOptions } from 'oneoff/desk';
import { renderInvoiceHtml } from 'oneoff/documents';
import { type Caller, createInvoicingHandler, type Scope, scopes } from 'oneoff/http';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { type AcmeRecords, acmeRecords } from '../unit/acme.ts';

/** How a host of the desk is set up. */
export interface HostOptions {
  readonly policy?: Policy;
  readonly records?: AcmeRecords;
  readonly desk?: Partial<DeskOptions>;
  readonly service?: Partial<InvoicingOptions>;
  readonly deliveries?: DeliveryStore;
  readonly apiPath?: string;
  readonly deskPath?: string;
  /** Sees every request first, and may answer it or break it. */
  readonly before?: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
  readonly port?: number;
}

/** A running host: its address, and its service to look at what was stored. */
export interface Host {
  readonly origin: string;
  readonly url: string;
  readonly invoicing: Invoicing;
  readonly records: AcmeRecords;
  close(): Promise<void>;
}

/** Roles by the value of the cookie `session`. */
const ROLES: { readonly [session: string]: readonly Scope[] } = {
  staff: scopes,
  clerk: ['invoices:read', 'invoices:draft', 'directory:read'],
  reader: ['invoices:read', 'directory:read'],
};

/** Start a host: the API and the desk on one origin, a cookie session, everything in memory. */
export async function openHost(options: HostOptions = {}): Promise<Host> {
  const {
    policy = policies.standard,
    records = acmeRecords(),
    apiPath = '/billing',
    deskPath = '/admin/invoices',
  } = options;
  const directory = memoryDirectoryStore();
  for (const tenant of ['default', 'other']) await directory.add(tenant, records);
  const base = { store: memoryStore(), directory, policy, ...options.service };
  const billing = createInvoicingHandler((tenant) => createInvoicing({ ...base, tenant }), {
    basePath: apiPath,
    directory,
    reports: reportsOver(base.store),
    ...(options.deliveries && { deliveries: options.deliveries }),
    authenticate: (request) => callerOf(request),
    documents: {
      'text/html': (document) => renderInvoiceHtml(document as never),
      'application/pdf': async () => new Uint8Array([37, 80, 68, 70]),
    },
    onFailure: ({ error }) => console.error(error),
  });
  const desk = createDesk({ handler: billing, basePath: deskPath, brand: { name: 'Acme' }, ...options.desk });
  const route = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(apiPath)) return billing(request);
    return desk(request);
  };
  const server = serve({
    port: options.port ?? 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
    fetch: (request) => (options.before ? options.before(request, route) : route(request)),
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}${deskPath}/`,
    invoicing: createInvoicing(base),
    records,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Chromium opens connections ahead of need; the server would wait for a first request on them.
      if ('closeAllConnections' in server) server.closeAllConnections();
      return closed;
    },
  };
}

function callerOf(request: Request): Caller | null {
  const [, session = 'staff'] = /session=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
  const [role = '', tenant = 'default'] = session.split('-');
  const granted = ROLES[role];
  return granted === undefined ? null : { tenant, scopes: granted, name: 'Ada' };
}
