import type { Context } from 'hono';
import * as z from 'zod';
import { parse } from './read-body.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const date = z.iso.date({ error: 'invalid_date' });
const cents = z.coerce.number().pipe(z.int());

const querySchema = z.object({
  external_customer_id: z.string().optional(),
  currency: z.string().optional(),
  invoice_type: z.string().optional(),
  issuing_date_from: date.optional(),
  issuing_date_to: date.optional(),
  amount_from: cents.optional(),
  amount_to: cents.optional(),
  payment_overdue: flag.optional(),
  partially_paid: flag.optional(),
  payment_dispute_lost: flag.optional(),
  self_billed: flag.optional(),
  purchase_order_number: z.string().optional(),
  search_term: z.string().optional(),
  statuses: z.array(z.enum(['draft', 'finalized', 'failed', 'pending', 'voided'])),
  payment_statuses: z.array(z.enum(['pending', 'failed', 'succeeded'])),
  settlements: z.array(z.enum(['payment', 'credit_note'])),
  billing_entity_codes: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
});

/** The filters of `GET /invoices`. */
export type InvoiceListQuery = z.infer<typeof querySchema>;

/**
 * Read the filters of a request: `statuses[]=a&statuses[]=b`, `metadata[color]=blue`.
 *
 * @throws {LagoError} 422 for a filter that can match nothing
 */
export function readInvoiceListQuery(c: Context): InvoiceListQuery {
  const lists = Object.fromEntries(
    ['statuses', 'payment_statuses', 'settlements', 'billing_entity_codes'].map((name) => [
      name,
      c.req.queries(`${name}[]`) ?? [],
    ]),
  );
  const metadata = Object.entries(c.req.query()).flatMap(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value]];
  });
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '');
  return parse(querySchema, { ...Object.fromEntries(given), ...lists, metadata: Object.fromEntries(metadata) });
}
