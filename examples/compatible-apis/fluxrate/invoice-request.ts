// The request of Fluxrate's page: from the wire to our input.
import type { OneOffInvoiceInput } from 'oneoff';
import * as z from 'zod';
import { wireDecimal } from '../wire-decimal.ts';

/** A manual invoice; members that the page does not name are refused, for what they say would be lost. */
export const invoiceRequest = z.strictObject({
  customer_id: z.string(),
  currency: z.string().nullish(),
  due_date: z.iso.datetime({ offset: true }).nullish(),
  line_items: z
    .array(z.strictObject({ description: z.string(), quantity: wireDecimal, unit_amount: wireDecimal }))
    .min(1),
});

/** What `createOneOffInvoice` takes; a due date is the day that is written, whatever its offset. */
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
