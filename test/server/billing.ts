import { createInvoicing, type Invoicing } from 'oneoff';
import { createInvoicingHandler, type InvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { records } from '../../examples/acme.ts';
import { bearerKeys } from '../../examples/server/authenticate.ts';

/** The largest body that {@link createBilling} takes. */
export const MAX_BODY_BYTES = 50_000;

/** A handler over memory under /billing for the keys "all" and "read", and the failures that it tells of. */
export async function createBilling(): Promise<{
  billing: InvoicingHandler;
  invoicing: Invoicing;
  failures: readonly unknown[];
}> {
  const store = memoryStore();
  const directory = memoryDirectoryStore();
  await directory.save('default', records);
  const failures: unknown[] = [];
  const options = { store, directory };
  const invoicing = createInvoicing(options);
  const billing = createInvoicingHandler(invoicing, {
    basePath: '/billing',
    authenticate: bearerKeys([
      { key: 'all', tenant: 'default', scopes },
      { key: 'read', tenant: 'default', scopes: ['invoices:read'] },
    ]),
    maxBodyBytes: MAX_BODY_BYTES,
    directory,
    onFailure: ({ error }) => failures.push(error),
  });
  return { billing, invoicing, failures };
}
