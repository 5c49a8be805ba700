import type { Context } from 'hono';
import type { CreditNote } from 'oneoff';
import * as z from 'zod';
import { toCents } from './amounts.ts';
import { reasons } from './credit-note-request.ts';
import { creditNoteView } from './credit-note-view.ts';
import type { LagoEnv } from './lago-env.ts';
import { newestFirst } from './newest-first.ts';
import { everyItem, pageOf } from './pages.ts';
import { parse } from './read-body.ts';
import { requireInvoice } from './require-invoice.ts';

const date = z.iso.date({ error: 'invalid_date' }).optional();
const cents = z.coerce.number().pipe(z.int()).optional();

const querySchema = z.object({
  external_customer_id: z.string().optional(),
  currency: z.string().optional(),
  invoice_number: z.string().optional(),
  reason: z.enum(Object.keys(reasons) as (keyof typeof reasons)[]).optional(),
  issuing_date_from: date,
  issuing_date_to: date,
  amount_from: cents,
  amount_to: cents,
  search_term: z.string().optional(),
});

type Query = z.infer<typeof querySchema>;

/** A page of credit notes, newest first by issue date. */
export async function listCreditNotes(c: Context<LagoEnv>) {
  const lago = c.var.lago;
  const query = parse(querySchema, c.req.query());
  const { external_customer_id: customerId } = query;
  const all = await everyItem((page) => lago.invoicing.listCreditNotes({ ...(customerId && { customerId }), ...page }));
  const { items, meta } = pageOf(c, all.filter((note) => matches(note, query)).sort(newestFirst));
  const views = items.map(async (note) => creditNoteView(note, await requireInvoice(note.invoice.id, lago), lago));
  return { credit_notes: await Promise.all(views), meta };
}

function matches(note: CreditNote, query: Query): boolean {
  const { currency, invoice_number, reason, issuing_date_from: from, issuing_date_to: to, search_term: term } = query;
  const total = toCents(note.total, note.currency);
  return (
    (currency === undefined || note.currency === currency) &&
    (invoice_number === undefined || note.invoice.number === invoice_number) &&
    (reason === undefined || note.reason === reasons[reason]) &&
    (from === undefined || note.issueDate >= from) &&
    (to === undefined || note.issueDate <= to) &&
    total >= (query.amount_from ?? 0) &&
    total <= (query.amount_to ?? Number.MAX_SAFE_INTEGER) &&
    (term === undefined || mentions(note, term.toLowerCase()))
  );
}

function mentions({ id, number, customer }: CreditNote, term: string): boolean {
  const texts = [id, number, customer.name, customer.tradingName, customer.id, customer.email];
  return texts.some((text) => text?.toLowerCase().includes(term));
}
