import * as z from 'zod';
import { requestDecimal } from '../request-decimal.ts';
import { centsSchema } from './amounts.ts';

const feeSchema = z.object({
  add_on_code: z.string().nullish(),
  /** Per unit; default: the add-on's price in the invoice's currency. 0 is a valid price. */
  unit_amount_cents: centsSchema.nullish(),
  units: requestDecimal.nullish(),
  description: z.string().nullish(),
  invoice_display_name: z.string().max(255).nullish(),
  from_datetime: z.string().nullish(),
  to_datetime: z.string().nullish(),
  tax_codes: z.array(z.string()).nullish(),
});

/** The request of `POST /invoices`. */
export const invoiceSchema = z.object({
  external_customer_id: z.string().nullish(),
  billing_entity_code: z.string().nullish(),
  currency: z.string().nullish(),
  purchase_order_number: z.string().trim().max(255).nullish(),
  fees: z.array(feeSchema).nullish(),
  /** No payment provider here: only `manual` is allowed. */
  payment_method: z.object({ payment_method_type: z.literal('manual').nullish() }).nullish(),
});

/** A fee in the request of `POST /invoices`. */
export type FeeRequest = z.infer<typeof feeSchema>;

/** An invoice in the request of `POST /invoices`. */
export type InvoiceRequest = z.infer<typeof invoiceSchema>;
