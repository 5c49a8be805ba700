import { createInvoicing } from 'oneoff';
import { type Caller, createInvoicingHandler, type Scope, scopes } from 'oneoff/http';
import { NOW } from '../unit/acme.ts';
import { memoryStorage, type Storage } from './storages.ts';

/** The two tenants; neither may see or change anything of the other. */
export const tenants = { own: 'acme-corp', other: 'other-corp' } as const;

export interface Backend {
  readonly handler: (request: Request) => Promise<Response>;
  readonly storage: Storage;
  /** What failed in the server, where an answer tells nothing of it. */
  readonly failures: unknown[];
}

/** Bodies larger than that are refused; small, so that a test can pass it. */
const MAX_BODY_BYTES = 64 * 1024;

/** The whole API over a storage, its clock standing and its ids counting, so that the same requests get the same answers. */
export function openBackend(storage: Storage = memoryStorage(), maxBodyBytes: number = MAX_BODY_BYTES): Backend {
  let count = 0;
  const failures: unknown[] = [];
  const base = {
    store: storage.store,
    directory: storage.directory,
    clock: { now: () => Date.parse(NOW) },
    ids: { next: () => `id-${String(++count).padStart(6, '0')}` },
  };
  const handler = createInvoicingHandler(
    (tenant) => createInvoicing({ ...base, tenant, sending: { deliveries: storage.deliveries } }),
    {
      authenticate: (request) => callerOf(request.headers.get('authorization')),
      deliveries: storage.deliveries,
      directory: storage.directory,
      reports: storage.reports,
      maxBodyBytes,
      onFailure: ({ error }) => failures.push(error),
    },
  );
  return { handler, storage, failures };
}

/** A token in these tests says who it is: `tenant`, or `tenant scope scope`. */
function callerOf(header: string | null): Caller | null {
  const [tenant, ...some] = header?.startsWith('Bearer ') ? header.slice('Bearer '.length).split(' ') : [];
  if (!Object.values<string | undefined>(tenants).includes(tenant)) return null;
  return { tenant: tenant as string, scopes: some.length > 0 ? (some as Scope[]) : scopes };
}
