import { NotFoundError } from '../errors/errors.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Found } from '../ports/invoice-store.ts';
import type { Settings } from './options.ts';

/**
 * Load an invoice, without a lock.
 *
 * @throws {NotFoundError} `invoice.not_found`
 */
export async function loadInvoice({ store, tenant }: Settings, id: string): Promise<Invoice> {
  return (await store.get(tenant, id)) ?? refuseMissing(id);
}

/**
 * The invoice as the commit has locked it.
 *
 * @throws {NotFoundError} `invoice.not_found`
 */
export function lockedInvoice({ invoices }: Found, id: string): Invoice {
  return invoices.get(id) ?? refuseMissing(id);
}

/** Refuse an invoice that does not exist. */
export function invoiceNotFound(id: string): NotFoundError {
  return new NotFoundError('invoice.not_found', `there is no invoice ${show(id)} in this tenant`, { id });
}

function refuseMissing(id: string): never {
  throw invoiceNotFound(id);
}
