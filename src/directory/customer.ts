import { type PaymentTerm, paymentTermLeaf } from '../calendar/payment-term.ts';
import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { Currency } from '../money/currency.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import { exemptTax, type TaxExemption } from '../tax/exempt-tax.ts';
import { vatCategories } from '../tax/tax.ts';
import { exemptionShape, validateTax } from '../tax/validate-tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { integer, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type Party, partyFields } from './party.ts';

/** A buyer. */
export interface Customer extends Party {
  /** ISO 4217; where set, invoices are in it (S1). */
  readonly currency?: string;
  readonly taxCodes?: readonly string[];
  readonly taxExemption?: TaxExemption;
  readonly paymentTerm?: PaymentTerm;
  /** What `{CUSTOMER}` stands for in number patterns. */
  readonly sequence?: number;
  readonly billingEntityId?: string;
}

/** The shape of a {@link Customer}. */
export const customerShape: ObjectShape<Customer> = object<Customer>({
  ...partyFields,
  currency: optional(text(12)),
  taxCodes: optional(list(text())),
  taxExemption: optional(object<TaxExemption>({ category: oneOf(vatCategories), exemption: exemptionShape })),
  paymentTerm: optional(paymentTermLeaf),
  sequence: optional(integer(0, Number.MAX_SAFE_INTEGER)),
  billingEntityId: optional(text()),
});

/**
 * All faults of a customer.
 *
 * @param custom - the host's own currencies
 * @returns `currency.unknown`, `payment_term.invalid`, `tax.*` of the exemption and the `field.*` codes
 */
export function validateCustomer(customer: unknown, path = '', custom: readonly Currency[] = []): readonly Fault[] {
  const faults = checkShape(customerShape, customer, path);
  if (faults.length > 0) return faults;
  const { currency, taxExemption } = customer as Customer;
  return [
    ...(currency === undefined ? [] : validateCurrency(currency, { custom }, pointer(path, 'currency'))),
    ...(taxExemption === undefined ? [] : validateTax(exemptTax(taxExemption), pointer(path, 'taxExemption'))),
  ];
}
