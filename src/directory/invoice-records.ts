import type { Tax } from '../tax/tax.ts';
import type { AddOn } from './add-on.ts';
import type { BillingEntity } from './billing-entity.ts';
import type { Customer } from './customer.ts';

/** The records that an invoice draws on, as the directory gave them; `taxes` holds every tax that any level names. */
export interface InvoiceRecords {
  readonly billingEntity: BillingEntity;
  readonly customer: Customer;
  readonly addOns: readonly AddOn[];
  readonly taxes: readonly Tax[];
}
