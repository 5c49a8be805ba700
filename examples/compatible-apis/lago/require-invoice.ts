import type { Invoice } from 'oneoff';
import { notFound } from './errors.ts';
import type { LagoServices } from './lago-env.ts';

/**
 * The invoice with this id.
 *
 * @throws {LagoError} 404 `invoice_not_found`
 */
export async function requireInvoice(id: string, { invoicing }: LagoServices): Promise<Invoice> {
  const invoice = await invoicing.get(id);
  if (invoice === null) throw notFound('invoice');
  return invoice;
}
