import type { EInvoiceProfile } from '../code-lists/e-invoice-profiles.ts';
import { invoiceLeaf } from '../invoice/documents/require-document.ts';
import type { StatementOptions } from '../statement/statement-of.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { type Leaf, leaf } from '../validation/shape.ts';

/** What an e-invoice follows, and for a credit note the invoice that it corrects. */
export interface EInvoiceOptions extends StatementOptions {
  readonly profile: EInvoiceProfile;
}

/** The profile is checked separately and has its own fault code. */
const profileLeaf: Leaf<EInvoiceProfile> = /* @__PURE__ */ leaf({}, () => undefined);

const shape = /* @__PURE__ */ object<Partial<EInvoiceOptions>>({
  profile: optional(profileLeaf),
  invoice: optional(invoiceLeaf),
});

/**
 * Refuse options that a function on e-invoices does not know.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`
 */
export function requireEInvoiceOptions(options: unknown, caller: string): void {
  requireOptions(shape, options, caller);
}
