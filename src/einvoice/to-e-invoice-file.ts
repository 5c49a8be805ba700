import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { statementOf } from '../statement/statement-of.ts';
import type { EInvoiceFile } from './channel.ts';
import { type EInvoiceOptions, requireEInvoiceOptions } from './e-invoice-options.ts';
import { toCii } from './to-cii.ts';
import { toUbl } from './to-ubl.ts';
import { requireProfile } from './validate-e-invoice.ts';

/**
 * The e-invoice of a document as a channel takes it: in UBL, and in CII where the profile has no UBL.
 *
 * @throws {ValidationError} as `toUbl` and `toCii` do
 */
export function toEInvoiceFile(document: Invoice | CreditNote, options: EInvoiceOptions): EInvoiceFile {
  requireEInvoiceOptions(options, 'toEInvoiceFile');
  const { profile, invoice } = options;
  const { ubl, specification } = requireProfile(profile);
  const content = ubl ? toUbl(document, options) : toCii(document, options);
  const { seller, buyer } = statementOf(document, invoice === undefined ? {} : { invoice });
  return {
    number: document.number ?? '',
    content,
    mediaType: 'application/xml',
    specification,
    ...(seller.endpoint && { sender: seller.endpoint }),
    ...(buyer.endpoint && { receiver: buyer.endpoint }),
  };
}
