import { type PaymentTerm, paymentTermShape } from '../calendar/payment-term.ts';
import type { Fault } from '../errors/fault.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import { exemptTax, type TaxExemption } from '../tax/exempt-tax.ts';
import { exemptionShape } from '../tax/exemption.ts';
import { vatCategories } from '../tax/tax.ts';
import { taxShape } from '../tax/validate-tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { integer, oneOf, text } from '../validation/leaves.ts';
import { nameMeant } from '../validation/name-meant.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import { fromRow } from '../validation/row.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type Buyer, buyerFields } from './buyer.ts';
import type { RecordRules } from './record-rules.ts';
import { taxCodesShape } from './tax-codes.ts';

/** A buyer. */
export interface Customer extends Buyer {
  /** ISO 4217; where set, invoices are in it (S1). */
  readonly currency?: string;
  /** An empty list says that there is no tax, as on a line. */
  readonly taxCodes?: readonly string[];
  /** Why the customer pays no tax; before every tax that lines and add-ons name. */
  readonly taxExemption?: TaxExemption;
  /** Before that of the billing entity (BT-20). */
  readonly paymentTerm?: PaymentTerm;
  /** What `{CUSTOMER}` stands for in number patterns. */
  readonly sequence?: number;
  /** Who bills it where the input names nobody. */
  readonly billingEntityId?: string;
}

const taxExemptionShape: ObjectShape<TaxExemption> = refine(
  object<TaxExemption>({ category: optional(oneOf(vatCategories)), exemption: exemptionShape }),
  ({ category, exemption }: TaxExemption, report) => {
    if (category !== undefined) taxShape.check(exemptTax({ category, exemption }), report);
  },
);

/** The shape of a {@link Customer}. */
export const customerShape: ObjectShape<Customer> = object<Customer>(
  {
    ...buyerFields,
    currency: optional(currencyCodeLeaf),
    taxCodes: optional(taxCodesShape),
    taxExemption: optional(taxExemptionShape),
    paymentTerm: optional(paymentTermShape),
    sequence: optional(integer(0, Number.MAX_SAFE_INTEGER)),
    billingEntityId: optional(text()),
  },
  nameMeant,
);

/**
 * All faults of a customer.
 *
 * @param rules - the host's own currencies, and whether codes are checked
 * @returns `code.unknown`, `currency.unknown`, `payment_term.invalid`, `tax.*` of the exemption, `list.too_long`, and the `field.*` and
 * `text.*` codes
 */
export function validateCustomer(customer: unknown, path = '', rules: RecordRules = {}): readonly Fault[] {
  return checkShape(customerShape, fromRow(customer), path, { ...rules });
}
