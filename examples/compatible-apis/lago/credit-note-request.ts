import type { CreditNoteInput, CreditNoteReason, Invoice } from 'oneoff';
import * as z from 'zod';
import { centsSchema, fromCents } from './amounts.ts';
import { amountsOf, type CreditNoteAmounts } from './credit-note-amounts.ts';
import { forbidden } from './errors.ts';

/** Lago's reasons, mapped to ours. */
export const reasons = {
  duplicated_charge: 'duplicate',
  product_unsatisfactory: 'service_unsatisfactory',
  order_change: 'order_change',
  order_cancellation: 'cancellation',
  fraudulent_charge: 'fraudulent',
  other: 'other',
} as const satisfies { readonly [reason: string]: CreditNoteReason };

const itemsSchema = z.array(z.object({ fee_id: z.string(), amount_cents: centsSchema })).min(1, 'value_is_mandatory');

/** The request of `POST /credit_notes/estimate`. */
export const estimateSchema = z.object({ invoice_id: z.string().min(1), items: itemsSchema });

const amount = centsSchema.nullish();

/** The request of `POST /credit_notes`. */
export const creditNoteSchema = estimateSchema.extend({
  reason: z.enum(Object.keys(reasons) as (keyof typeof reasons)[]).nullish(),
  description: z.string().nullish(),
  credit_amount_cents: amount,
  refund_amount_cents: amount,
  offset_amount_cents: amount,
  metadata: z.record(z.string(), z.string().nullable()).nullish(),
});

type Items = z.infer<typeof itemsSchema>;

/** The request's items as net amounts of lines. An item of 0 credits nothing. */
export function toCreditLines(items: Items, invoice: Invoice): NonNullable<CreditNoteInput['lines']> {
  // Lago's items are net, but an invoice whose prices include tax is credited gross.
  if (invoice.pricesIncludeTax) throw forbidden();
  return items
    .filter((item) => item.amount_cents > 0)
    .map((item) => ({ lineId: item.fee_id, amount: fromCents(item.amount_cents, invoice.currency) }));
}

/** How the customer gets the credited amount. */
export function wantedAmounts(request: z.infer<typeof creditNoteSchema>): CreditNoteAmounts {
  return {
    refund: request.refund_amount_cents ?? 0,
    offset: request.offset_amount_cents ?? 0,
    credit: request.credit_amount_cents ?? 0,
  };
}

/** The request as the input of a credit note, whose total must match the request. */
export function toCreditNoteInput(request: z.infer<typeof creditNoteSchema>, invoice: Invoice): CreditNoteInput {
  const { reason, description, items, metadata } = request;
  const amounts = wantedAmounts(request);
  const total = amounts.refund + amounts.offset + amounts.credit;
  const said = Object.entries(metadata ?? {}).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    reason: reasons[reason ?? 'other'],
    ...(description ? { reasonText: description } : reasons[reason ?? 'other'] === 'other' && { reasonText: 'other' }),
    lines: toCreditLines(items, invoice),
    expectedTotal: fromCents(total, invoice.currency),
    metadata: { ...Object.fromEntries(said), ...amountsOf(amounts) },
  };
}
