import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { Fact } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { rebuildInvoice } from '../../invoice/rebuild-invoice.ts';
import { allItems } from '../../paging/all-items.ts';
import { invoiceNotFound } from '../load-invoice.ts';
import type { Settings } from '../options.ts';

/** Rebuild a stored invoice from its events; see `Invoicing.rebuildInvoice`. */
export async function rebuildStoredInvoice(settings: Settings, id: string, version?: number): Promise<Invoice> {
  const facts = await readFacts(settings, id);
  const last = facts.at(-1);
  if (last === undefined) throw invoiceNotFound(id);
  const wanted = version === undefined ? last.sequence : version;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > last.sequence) {
    const message = `${show(version)} is not a version of invoice ${id}; pass a whole number from 1 to ${last.sequence}`;
    throw new ValidationError([fault('field.value', '/version', message)]);
  }
  return rebuildInvoice(
    facts.filter(({ sequence }) => sequence <= wanted),
    wanted,
  );
}

/** The changes in an invoice's events, page by page, without the invoice that each event holds. */
async function readFacts({ store, tenant }: Settings, id: string): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const { sequence, timestamp, data } of allItems((from) => store.history(tenant, id, from)))
    facts.push({ sequence, timestamp, data: { change: data.change } });
  return facts;
}
