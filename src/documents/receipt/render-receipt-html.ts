import type { Invoice } from '../../invoice/invoice.ts';
import { htmlPage } from '../html/page.ts';
import { type ReceiptOptions, receiptSheetOf } from './receipt-sheet-of.ts';

/**
 * A receipt for the payments of an invoice, or for one of them, as a page of HTML.
 *
 * It shows the current state of the invoice: unlike the invoice, it changes with the next payment.
 *
 * @throws {ValidationError} `document.nothing_paid`, and the faults of {@link receiptSheetOf}
 */
export function renderReceiptHtml(invoice: Invoice, options: ReceiptOptions = {}): string {
  const sheet = receiptSheetOf(invoice, options);
  return (options.template ?? htmlPage)(sheet);
}
