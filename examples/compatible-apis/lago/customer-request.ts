import * as z from 'zod';
import { wholeNumber } from './amounts.ts';

/** Lago's forms send `""` for an empty field. */
const text = z
  .string()
  .transform((value) => (value.trim() === '' ? null : value))
  .nullish();

/** The request of `POST /customers`. Fields that are left out stay, `null` clears. */
export const customerSchema = z.object({
  external_id: z.string().min(1).max(255),
  name: text,
  legal_name: text,
  legal_number: text,
  tax_identification_number: text,
  email: text,
  phone: text,
  address_line1: text,
  address_line2: text,
  city: text,
  state: text,
  zipcode: text,
  country: text,
  currency: text,
  tax_codes: z.array(z.string()).nullish(),
  net_payment_term: wholeNumber({ min: 0, max: 3650 }).nullish(),
  billing_entity_code: text,
  billing_configuration: z.object({ document_locale: text }).nullish(),
  /** Invoices of 0.00 are always issued here, so `skip` is refused. */
  finalize_zero_amount_invoice: z.enum(['inherit', 'finalize']).nullish(),
  // Stored and returned; they have no effect on invoices.
  firstname: text,
  lastname: text,
  customer_type: z.enum(['company', 'individual']).nullish(),
  url: text,
  logo_url: text,
  external_salesforce_id: text,
  shipping_address: z.record(z.string(), z.string().nullable()).nullish(),
  metadata: z
    .array(
      z.object({
        id: z.string().nullish(),
        key: z.string().min(1),
        value: z.string(),
        display_in_invoice: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** A customer in the request of `POST /customers`. */
export type CustomerRequest = z.infer<typeof customerSchema>;
