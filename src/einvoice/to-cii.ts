import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { writeCii } from './cii/write-cii.ts';
import { type EInvoiceOptions, requireEInvoiceOptions } from './e-invoice-options.ts';
import { examine } from './validate-e-invoice.ts';

/**
 * The e-invoice of a document as a Cross Industry Invoice (CII D16B), which Factur-X, ZUGFeRD and XRechnung use.
 *
 * @throws {ValidationError} all faults of `validateEInvoice`: a file that a validator would refuse is never returned;
 * `einvoice.profile_unknown` also for a profile that is written in UBL only
 */
export function toCii(document: Invoice | CreditNote, options: EInvoiceOptions): string {
  requireEInvoiceOptions(options, 'toCii');
  const { statement, profile, faults } = examine(document, options, 'cii');
  if (!profile.cii) {
    throw new ValidationError([
      fault('einvoice.profile_unknown', '/profile', `${profile.name} is written in UBL; call toUbl, or choose en16931`),
    ]);
  }
  throwFaults(faults);
  return writeCii(statement, { lines: profile.name !== 'facturx-basic-wl' });
}
