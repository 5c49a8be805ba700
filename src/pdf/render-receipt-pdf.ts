import { requireDocumentOptions } from '../documents/check-options.ts';
import { type ReceiptOptions, receiptSheetOf } from '../documents/receipt/receipt-sheet-of.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { receiptPdfOptionsShape } from './check-options.ts';
import type { PdfFileOptions } from './options.ts';
import { printFile } from './print-file.ts';

/** How a receipt is printed. */
export interface ReceiptPdfOptions extends Omit<ReceiptOptions, 'template'>, PdfFileOptions {}

/**
 * A receipt for the payments of an invoice, or for one of them, as a PDF.
 *
 * It shows the current state of the invoice: unlike the invoice, it changes with the next payment.
 *
 * @throws {ValidationError} `document.nothing_paid`, and the faults of `renderInvoicePdf`
 */
export async function renderReceiptPdf(
  invoice: Invoice,
  options: ReceiptPdfOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  requireDocumentOptions(options, 'renderReceiptPdf', receiptPdfOptionsShape);
  const { fonts: _, attachments: __, ...shown } = options;
  const sheet = receiptSheetOf(invoice, shown);
  return printFile(sheet, { options, created: invoice.updatedAt, source: { ...invoice, ...shown } });
}
