import type { StatementOptions } from '../statement/statement-of.ts';
import type { EInvoiceProfile } from './profiles.ts';

/** What an e-invoice follows, and for a credit note the invoice that it corrects. */
export interface EInvoiceOptions extends StatementOptions {
  readonly profile: EInvoiceProfile;
}
