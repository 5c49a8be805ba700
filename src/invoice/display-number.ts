import { requireDocument } from './documents/require-document.ts';
import type { Invoice } from './invoice.ts';

/**
 * The number as it is shown: `DRAFT` until there is one.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no invoice
 */
export function displayNumber(invoice: Invoice): string {
  requireDocument(invoice, 'an invoice');
  return invoice.number ?? 'DRAFT';
}
