import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { rebuildInvoice } from '../invoice/rebuild-invoice.ts';
import { notFound } from './change.ts';
import type { Settings } from './options.ts';

/** Rebuild a stored invoice from its events; see `Invoicing.rebuildInvoice`. */
export async function rebuildStoredInvoice(
  { store, tenant }: Settings,
  id: string,
  version?: number,
): Promise<Invoice> {
  const events = await store.history(tenant, id);
  const last = events.at(-1);
  if (last === undefined) throw notFound(id);
  const wanted = version === undefined ? last.sequence : version;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > last.sequence) {
    const message = `${show(version)} is not a version of invoice ${id}; pass a whole number from 1 to ${last.sequence}`;
    throw new ValidationError([fault('field.value', '/version', message)]);
  }
  return rebuildInvoice(
    events.filter(({ sequence }) => sequence <= wanted),
    wanted,
  );
}
