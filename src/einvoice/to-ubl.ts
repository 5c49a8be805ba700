import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type EInvoiceOptions, requireEInvoiceOptions } from './e-invoice-options.ts';
import { writeUbl } from './ubl/write-ubl.ts';
import { examine } from './validate-e-invoice.ts';

/**
 * The e-invoice of a document in UBL 2.1.
 *
 * @throws {ValidationError} all faults of `validateEInvoice`: a file that a validator would refuse is never returned;
 * `einvoice.profile_unknown` also for a profile that is written in CII only
 */
export function toUbl(document: Invoice | CreditNote, options: EInvoiceOptions): string {
  requireEInvoiceOptions(options, 'toUbl');
  const { statement, profile, faults } = examine(document, options, 'ubl');
  if (!profile.ubl) {
    throw new ValidationError([
      fault('einvoice.profile_unknown', '/profile', `${profile.name} is written in CII; call toCii, or choose en16931`),
    ]);
  }
  throwFaults(faults);
  return writeUbl(statement);
}
