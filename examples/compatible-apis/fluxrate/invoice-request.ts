// The request of Fluxrate's page, read into an input.
import type { OneOffInvoiceInput } from 'oneoff';
import * as z from 'zod';
import { requestDecimal } from '../request-decimal.ts';

/** A manual invoice; members that the page does not have are refused, because ignoring them would lose what they say. */
export const invoiceRequest = z.strictObject({
  customer_id: z.string(),
  currency: z.string().nullish(),
  due_date: z.iso.datetime({ offset: true }).nullish(),
  line_items: z
    .array(z.strictObject({ description: z.string(), quantity: requestDecimal, unit_amount: requestDecimal }))
    .min(1),
});

/** The input of `createOneOffInvoice`; a due date is the date as written, whatever its offset. */
export function toInput({ customer_id, currency, due_date, line_items }: z.output<typeof invoiceRequest>) {
  return {
    customerId: customer_id,
    ...(currency && { currency }),
    ...(due_date && { dueDate: due_date.slice(0, 10) }),
    lines: line_items.map(({ description, quantity, unit_amount }) => ({
      description,
      quantity,
      unitPrice: unit_amount,
    })),
  } satisfies OneOffInvoiceInput;
}
