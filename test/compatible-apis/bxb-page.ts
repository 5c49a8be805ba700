// `InvoiceResponse` as on bxb's page, member by member. "Any of" there omits its last choice, null.
import * as z from 'zod';

const uuid = z.guid();
const dateTime = z.iso.datetime({ offset: true });
const cents = z.string().regex(/^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$/);

export const invoiceResponse = z.strictObject({
  id: uuid,
  invoice_number: z.string(),
  customer_id: uuid,
  subscription_id: uuid.nullable(),
  status: z.string(),
  invoice_type: z.string(),
  billing_period_start: dateTime,
  billing_period_end: dateTime,
  subtotal_cents: cents,
  tax_amount_cents: cents,
  total_cents: cents,
  prepaid_credit_amount_cents: cents,
  coupons_amount_cents: cents,
  progressive_billing_credit_amount_cents: cents,
  currency: z.string(),
  line_items: z.array(z.record(z.string(), z.unknown())),
  due_date: dateTime.nullable(),
  issued_at: dateTime.nullable(),
  paid_at: dateTime.nullable(),
  created_at: dateTime,
  updated_at: dateTime,
});

/** The body of a 422, as FastAPI writes it. */
export const validationError = z.strictObject({
  detail: z
    .array(
      z.strictObject({
        loc: z.tuple([z.literal('body')], z.union([z.string(), z.number()])),
        msg: z.string().min(1),
        type: z.string().min(1),
      }),
    )
    .min(1),
});
