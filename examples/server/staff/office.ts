// What a host mounts for its staff: the API, the page over it, and the sign-in. All three take a Request and give a Response.
import { createInvoicing, reportsOver } from 'oneoff';
import { createDesk } from 'oneoff/desk';
import { renderInvoiceHtml } from 'oneoff/documents';
import { createInvoicingHandler, type InvoicingHandler } from 'oneoff/http';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { records } from '../../acme.ts';
import type { Member } from './members.ts';
import { createSessions } from './sessions.ts';

/** Three handlers, and the paths that they expect. */
export interface Office {
  /** Under `/billing`. */
  readonly billing: InvoicingHandler;
  /** Under `/admin/invoices`. */
  readonly desk: (request: Request) => Promise<Response>;
  /** At `/sign-in`. */
  readonly signIn: (request: Request) => Promise<Response>;
}

/** An office in memory: replace the store and the directory by your own. */
export async function createOffice(secret: string, members: readonly Member[]): Promise<Office> {
  const store = memoryStore();
  const directory = memoryDirectoryStore();
  await directory.add('default', records);
  const { authenticate, signIn } = createSessions(secret, members, '/admin/invoices/');
  const billing = createInvoicingHandler((tenant) => createInvoicing({ store, directory, tenant }), {
    basePath: '/billing',
    authenticate,
    directory,
    reports: reportsOver(store),
    documents: { 'text/html': (document) => renderInvoiceHtml(document) },
  });
  const desk = createDesk({
    handler: billing,
    basePath: '/admin/invoices',
    brand: { name: 'Acme Software' },
    signIn: '/sign-in?return={return}',
  });
  return { billing, desk, signIn };
}
