// The handler of the route. It stores invoices in memory only: use postgresStore({ pool }) and postgresDirectory({ pool }).
import { createInvoicing } from 'oneoff';
import { createInvoicingHandler, type InvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { records } from '../../../acme.ts';
import { bearerKeys } from '../../authenticate.ts';

const store = memoryStore();
const directory = memoryDirectory(records);
const key = process.env['ONEOFF_API_KEY'];

export const billing: InvoicingHandler = createInvoicingHandler(
  (tenant) => createInvoicing({ store, directory, tenant }),
  {
    basePath: '/billing',
    // Without a key no caller is known, and every request is refused.
    authenticate: bearerKeys(key === undefined ? [] : [{ key, tenant: 'default', scopes }]),
    onFailure: ({ id, error }) => console.error(id, error),
  },
);
