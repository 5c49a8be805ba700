import type { EInvoiceProfile } from '../code-lists/e-invoice-profiles.ts';
import type { Fault } from '../errors/fault.ts';
import type { CreditNote } from './credit-note.ts';
import type { Invoice } from './invoice.ts';

/** What is wrong with the e-invoice of a document. */
export interface EInvoiceFindings {
  /** An official validator would refuse the file. */
  readonly faults: readonly Fault[];
  /** It would accept the file and warn. */
  readonly warnings: readonly Fault[];
}

/** Judges the e-invoice of an issued document under a profile, such as `checkEInvoice` of `oneoff/einvoice`. Pure. */
export type EInvoiceCheck = (
  document: Invoice | CreditNote,
  options: { readonly profile: EInvoiceProfile; readonly invoice?: Invoice },
) => EInvoiceFindings;
