import * as z from 'zod';
import { eventTypes, type InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';

/** An event around an invoice's schema: the fact in `change` holds any of the invoice's members, and what came with it. */
export function eventSchema(invoice: z.ZodType<Invoice>): z.ZodType<InvoiceEvent, InvoiceEvent> {
  return z.strictObject({
    id: z.string(),
    type: z.enum(eventTypes),
    timestamp: z.string().meta({ format: 'date-time' }),
    sequence: z.number().meta({ type: 'integer' }),
    tenant: z.string(),
    data: z.strictObject({ change: z.looseObject({}), invoice }),
  }) as z.ZodType<InvoiceEvent, InvoiceEvent>;
}
