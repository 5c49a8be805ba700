import { type AccountOptions, accountSheetOf } from '../documents/account/account-sheet-of.ts';
import { requireDocumentOptions } from '../documents/check-options.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { accountPdfOptionsShape } from './check-options.ts';
import type { PdfFileOptions } from './options.ts';
import { printFile } from './print-file.ts';

/** How a statement of account is printed. */
export interface AccountPdfOptions extends Omit<AccountOptions, 'template'>, PdfFileOptions {}

/**
 * A statement of account as a PDF: what one customer owes one billing entity at the end of a day.
 *
 * @throws {ValidationError} the faults of `accountSheetOf` and of `renderInvoicePdf`
 */
export async function renderAccountPdf(
  invoices: readonly Invoice[],
  options: AccountPdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  requireDocumentOptions(options, 'renderAccountPdf', accountPdfOptionsShape);
  const { fonts: _, attachments: __, ...shown } = options;
  const sheet = accountSheetOf(invoices, shown);
  return printFile(sheet, { options, created: `${shown.asOf}T00:00:00Z`, source: { invoices, ...shown } });
}
