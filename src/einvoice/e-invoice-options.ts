import type { EInvoiceProfile } from '../code-lists/e-invoice-profiles.ts';
import type { StatementOptions } from '../statement/statement-of.ts';

/** What an e-invoice follows, and for a credit note the invoice that it corrects. */
export interface EInvoiceOptions extends StatementOptions {
  readonly profile: EInvoiceProfile;
}
