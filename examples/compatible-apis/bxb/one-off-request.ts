// The request of bxb's page, read into an input.
import type { OneOffInvoiceInput } from 'oneoff';
import * as z from 'zod';
import { requestDecimal } from '../request-decimal.ts';

const uuid = z.guid().toLowerCase();

/** `OneOffInvoiceCreate` of the page; other members are refused, because ignoring them would lose what they say. */
export const oneOffRequest = z.strictObject({
  customer_id: uuid,
  currency: z.string().length(3).optional(),
  line_items: z
    .array(
      z.strictObject({
        description: z.string(),
        quantity: requestDecimal,
        unit_price: requestDecimal,
        amount: requestDecimal,
        charge_id: uuid.nullish(),
        metric_code: z.string().nullish(),
      }),
    )
    .min(1),
  due_date: z.iso.datetime({ offset: true, local: true }).nullish(),
  billing_entity_id: uuid.nullish(),
});

/** The input of `createOneOffInvoice`; a due date is the date as written, whatever its offset. */
export function toInput(request: z.output<typeof oneOffRequest>): OneOffInvoiceInput {
  const { customer_id, currency, line_items, due_date, billing_entity_id } = request;
  return {
    customerId: customer_id,
    ...(currency !== undefined && { currency }),
    ...(due_date && { dueDate: due_date.slice(0, 10) }),
    ...(billing_entity_id && { billingEntityId: billing_entity_id }),
    lines: line_items.map(({ description, quantity, unit_price, amount, charge_id, metric_code }) => ({
      description,
      quantity,
      unitPrice: unit_price,
      amount,
      metadata: { ...(charge_id && { charge_id }), ...(metric_code && { metric_code }) },
    })),
  };
}
