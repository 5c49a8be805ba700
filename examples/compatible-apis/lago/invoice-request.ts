import * as z from 'zod';
import { wireDecimal } from '../wire-decimal.ts';
import { centsSchema } from './amounts.ts';

const feeSchema = z.object({
  add_on_code: z.string().nullish(),
  /** Per unit; absent: the add-on's price in the invoice's currency. 0 is a price. */
  unit_amount_cents: centsSchema.nullish(),
  units: wireDecimal.nullish(),
  description: z.string().nullish(),
  invoice_display_name: z.string().max(255).nullish(),
  from_datetime: z.string().nullish(),
  to_datetime: z.string().nullish(),
  tax_codes: z.array(z.string()).nullish(),
});

/** What `POST /invoices` reads. */
export const invoiceSchema = z.object({
  external_customer_id: z.string().nullish(),
  billing_entity_code: z.string().nullish(),
  currency: z.string().nullish(),
  purchase_order_number: z.string().trim().max(255).nullish(),
  fees: z.array(feeSchema).nullish(),
  /** Nobody collects here: `manual` is all there is. */
  payment_method: z.object({ payment_method_type: z.literal('manual').nullish() }).nullish(),
});

/** A fee as `POST /invoices` gives it. */
export type FeeRequest = z.infer<typeof feeSchema>;

/** An invoice as `POST /invoices` gives it. */
export type InvoiceRequest = z.infer<typeof invoiceSchema>;
