import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { needsAttention } from '../../invoice/needs-attention.ts';
import { bytesIn } from '../../paging/page.ts';
import { invoiceSearchText } from '../../paging/search-text.ts';
import type { CommitPlan, WrittenDocument } from './commit-plan.ts';
import type { WrittenRow } from './row-source.ts';

/** The columns of an invoice that are written from its document, with their types; `id` comes first. */
export const INVOICE_COLUMNS = {
  id: 'text',
  version: 'integer',
  document_type: 'text',
  status: 'text',
  payment_status: 'text',
  on_hold: 'boolean',
  needs_attention: 'boolean',
  billing_entity: 'text',
  customer: 'text',
  currency: 'text',
  number: 'text',
  issue_date: 'date',
  due_date: 'date',
  finalize_at: 'timestamptz',
  subtotal: 'numeric',
  tax_amount: 'numeric',
  total: 'numeric',
  amount_paid: 'numeric',
  amount_credited: 'numeric',
  amount_due: 'numeric',
  created_at: 'timestamptz',
  finalized_at: 'timestamptz',
  voided_at: 'timestamptz',
  paid_at: 'timestamptz',
  overdue_at: 'timestamptz',
  purchase_order: 'text',
  search: 'text',
  document: 'json',
} as const;

/** The columns of a credit note, with their types. */
export const CREDIT_NOTE_COLUMNS = {
  id: 'text',
  invoice: 'text',
  billing_entity: 'text',
  customer: 'text',
  currency: 'text',
  number: 'text',
  issue_date: 'date',
  subtotal: 'numeric',
  tax_amount: 'numeric',
  total: 'numeric',
  created_at: 'timestamptz',
  document: 'json',
} as const;

/** What else a row of {@link INVOICE_COLUMNS} has: how many credit notes the invoice gets, its metadata, whether it is new. */
export const INVOICE_EXTRAS = { credit_notes: 'integer', metadata: 'json', is_new: 'boolean' } as const;

/** An invoice as a row of {@link INVOICE_COLUMNS} and {@link INVOICE_EXTRAS}. */
export function invoiceRow(
  { document: invoice, text }: WrittenDocument<Invoice>,
  creditNotes: ReadonlyMap<string, number>,
  created: ReadonlySet<string>,
): WrittenRow<keyof typeof INVOICE_COLUMNS | keyof typeof INVOICE_EXTRAS> {
  return {
    id: invoice.id,
    version: invoice.version,
    document_type: invoice.documentType,
    status: invoice.status,
    payment_status: invoice.paymentStatus,
    on_hold: invoice.onHold,
    needs_attention: needsAttention(invoice),
    billing_entity: invoice.billingEntity.id,
    customer: invoice.customer.id,
    currency: invoice.currency,
    number: invoice.number,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    finalize_at: invoice.finalizeAt,
    subtotal: invoice.subtotal,
    tax_amount: invoice.taxAmount,
    total: invoice.total,
    amount_paid: invoice.amountPaid,
    amount_credited: invoice.amountCredited,
    amount_due: invoice.amountDue,
    created_at: invoice.createdAt,
    finalized_at: invoice.finalizedAt,
    voided_at: invoice.voidedAt,
    paid_at: invoice.paidAt,
    overdue_at: invoice.overdueAt,
    purchase_order: invoice.purchaseOrderNumber,
    search: invoiceSearchText(invoice),
    credit_notes: creditNotes.get(invoice.id) ?? 0,
    metadata: JSON.stringify(invoice.metadata),
    is_new: created.has(invoice.id),
    document: text,
  };
}

/** A credit note as a row of {@link CREDIT_NOTE_COLUMNS}. */
export function creditNoteRow({
  document: note,
  text,
}: WrittenDocument<CreditNote>): WrittenRow<keyof typeof CREDIT_NOTE_COLUMNS> {
  return {
    id: note.id,
    invoice: note.invoice.id,
    billing_entity: note.billingEntity.id,
    customer: note.customer.id,
    currency: note.currency,
    number: note.number,
    issue_date: note.issueDate,
    subtotal: note.subtotal,
    tax_amount: note.taxAmount,
    total: note.total,
    created_at: note.createdAt,
    document: text,
  };
}

/**
 * The columns of an event, with their types; `derived`: its invoice follows from the one before it; `same`: its invoice is
 * the document of the invoice's own row; `size`: how large that is, where it has no row.
 */
export const EVENT_COLUMNS = {
  invoice: 'text',
  sequence: 'integer',
  id: 'text',
  type: 'text',
  billing_entity: 'text',
  occurred_at: 'timestamptz',
  derived: 'boolean',
  same: 'boolean',
  size: 'integer',
  event: 'json',
  snapshot: 'json',
} as const;

/** Events as rows of {@link EVENT_COLUMNS}: the change, and the invoice only where it does not follow from the changes. */
export function eventRows({
  events,
  invoices,
  derivable,
}: CommitPlan): readonly WrittenRow<keyof typeof EVENT_COLUMNS>[] {
  return events.map((event) => {
    const { invoice, ...data } = event.data;
    const written = invoices.get(invoice.id);
    const derived = derivable.has(event);
    const isOfRow = written !== undefined && isSameButVersion(invoice, written.document);
    const text = derived && isOfRow ? undefined : JSON.stringify(invoice);
    const same = written !== undefined && written.text === text;
    return {
      invoice: invoice.id,
      sequence: event.sequence,
      id: event.id,
      type: event.type,
      billing_entity: invoice.billingEntity.id,
      occurred_at: event.timestamp,
      derived,
      same,
      size: text === undefined ? 0 : bytesIn(text),
      event: JSON.stringify({ ...event, data }),
      snapshot: derived || same || text === undefined ? null : text,
    };
  });
}

/** Whether two states share every member, as those of one decision do; nothing is looked at twice. */
function isSameButVersion(invoice: Invoice, other: Invoice): boolean {
  const members = Object.keys(invoice) as (keyof Invoice)[];
  return (
    members.length === Object.keys(other).length &&
    members.every((key) => invoice[key] === other[key] || key === 'version')
  );
}
