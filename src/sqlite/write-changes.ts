import { toSortable } from '../calendar/instant.ts';
import { idTaken } from '../errors/id-taken.ts';
import { numberTaken } from '../errors/number-taken.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { needsAttention } from '../invoice/needs-attention.ts';
import { invoiceSearchText } from '../paging/search-text.ts';
import { sortableDecimal } from '../paging/sortable-decimal.ts';
import type { Changes, Reads } from '../ports/invoice-store.ts';
import { queueEvent } from './deliveries/queue-event.ts';
import type { SqliteValue } from './source.ts';
import type { SqliteStatements } from './statements.ts';

type Written = Omit<Changes<unknown>, 'result'>;

/**
 * Write what was decided; what it throws is rolled back by the transaction around it.
 *
 * @throws {ConflictError} `id.taken`, `number.taken`
 */
export function writeChanges(on: SqliteStatements, tenant: string, reads: Reads, changes: Written): void {
  requireOwn(changes);
  for (const invoice of changes.created) {
    if (isKnown(on, tenant, invoice.id)) throw idTaken('invoice', invoice.id);
    writeInvoice(on, tenant, invoice);
  }
  for (const invoice of changes.changed) writeInvoice(on, tenant, invoice);
  for (const note of changes.creditNotes) writeCreditNote(on, tenant, note);
  for (const id of changes.deleted) {
    on.run('delete from oneoff_invoices where tenant = ? and id = ?', tenant, id);
    on.run('delete from oneoff_metadata where tenant = ? and invoice = ?', tenant, id);
  }
  for (const event of changes.events) writeEvent(on, tenant, event);
  for (const { key, fingerprint } of reads.keys) {
    const answer = changes.keys.get(key);
    if (answer === undefined) continue;
    const insert = 'insert into oneoff_idempotency_keys (tenant, key, fingerprint, answer) values (?, ?, ?, ?)';
    on.run(`${insert} on conflict do nothing`, tenant, key, fingerprint, JSON.stringify(answer));
  }
  for (const [key, { last, lastIssueDate }] of changes.series) {
    const insert = 'insert into oneoff_number_series (tenant, key, last, last_issue_date) values (?, ?, ?, ?)';
    const update = 'on conflict do update set last = excluded.last, last_issue_date = excluded.last_issue_date';
    on.run(`${insert} ${update}`, tenant, key, last, lastIssueDate);
  }
}

/** Of two documents or events of one commit: what is written first may not be seen yet. */
function requireOwn({ created, changed, creditNotes, events }: Written): void {
  const isNew = (seen: Set<string>, ...name: readonly string[]): boolean =>
    seen.size < seen.add(JSON.stringify(name)).size;
  const ids = new Set<string>();
  for (const { id } of created) if (!isNew(ids, 'invoice', id)) throw idTaken('invoice', id);
  for (const { id } of creditNotes) if (!isNew(ids, 'credit note', id)) throw idTaken('credit note', id);
  for (const { id } of events) if (!isNew(ids, 'event', id)) throw idTaken('event', id);
  for (const documents of [[...created, ...changed], creditNotes]) {
    const numbers = new Set<string>();
    for (const { number, billingEntity } of documents)
      if (number !== null && !isNew(numbers, billingEntity.id, number)) throw numberTaken({ number, billingEntity });
  }
}

/** The events of a deleted draft keep its id. */
function isKnown(on: SqliteStatements, tenant: string, id: string): boolean {
  const stored = on.all('select 1 as found from oneoff_invoices where tenant = ? and id = ?', tenant, id);
  if (stored.length > 0) return true;
  return on.all('select 1 as found from oneoff_events where tenant = ? and invoice = ? limit 1', tenant, id).length > 0;
}

function writeInvoice(on: SqliteStatements, tenant: string, invoice: Invoice): void {
  requireFreeNumber(on, 'oneoff_invoices', tenant, invoice);
  const columns: { readonly [column: string]: SqliteValue } = {
    tenant,
    id: invoice.id,
    version: invoice.version,
    status: invoice.status,
    payment_status: invoice.paymentStatus,
    customer: invoice.customer.id,
    billing_entity: invoice.billingEntity.id,
    currency: invoice.currency,
    number: invoice.number,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    finalize_at: isWaiting(invoice) ? toSortable(invoice.finalizeAt as string) : null,
    is_due: invoice.status === 'finalized' && /[1-9]/.test(invoice.amountDue) ? 1 : 0,
    overdue_at: invoice.overdueAt,
    purchase_order: invoice.purchaseOrderNumber,
    on_hold: invoice.onHold ? 1 : 0,
    needs_attention: needsAttention(invoice) ? 1 : 0,
    total: sortableDecimal(invoice.total),
    search: invoiceSearchText(invoice),
    created_at: invoice.createdAt,
    document: JSON.stringify(invoice),
  };
  replace(on, 'oneoff_invoices', columns);
  on.run('delete from oneoff_metadata where tenant = ? and invoice = ?', tenant, invoice.id);
  for (const [name, value] of Object.entries(invoice.metadata)) {
    const insert = 'insert into oneoff_metadata (tenant, name, value, invoice) values (?, ?, ?, ?)';
    on.run(insert, tenant, name, value, invoice.id);
  }
}

function isWaiting({ status, onHold, finalizeAt }: Invoice): boolean {
  return (status === 'draft' || status === 'open') && !onHold && finalizeAt !== null;
}

function writeCreditNote(on: SqliteStatements, tenant: string, note: CreditNote): void {
  const known = on.all('select 1 as found from oneoff_credit_notes where tenant = ? and id = ?', tenant, note.id);
  if (known.length > 0) throw idTaken('credit note', note.id);
  requireFreeNumber(on, 'oneoff_credit_notes', tenant, note);
  replace(on, 'oneoff_credit_notes', {
    tenant,
    id: note.id,
    invoice: note.invoice.id,
    customer: note.customer.id,
    billing_entity: note.billingEntity.id,
    number: note.number,
    created_at: note.createdAt,
    document: JSON.stringify(note),
  });
}

function writeEvent(on: SqliteStatements, tenant: string, event: InvoiceEvent): void {
  const known = on.all('select 1 as found from oneoff_events where tenant = ? and id = ?', tenant, event.id);
  if (known.length > 0) throw idTaken('event', event.id);
  const { id: invoice, billingEntity } = event.data.invoice;
  const columns: { readonly [column: string]: SqliteValue } = {
    tenant,
    invoice,
    sequence: event.sequence,
    id: event.id,
    type: event.type,
    billing_entity: billingEntity.id,
    occurred_at: toSortable(event.timestamp),
    event: JSON.stringify(event),
  };
  on.run(insertInto('oneoff_events', columns), ...Object.values(columns));
  queueEvent(on, tenant, invoice, event.sequence);
}

/** Insert a row, or replace the one with its key. */
function replace(on: SqliteStatements, table: string, columns: { readonly [column: string]: SqliteValue }): void {
  const updates = Object.keys(columns).map((name) => `${name} = excluded.${name}`);
  const sql = `${insertInto(table, columns)} on conflict (tenant, id) do update set ${updates.join(', ')}`;
  on.run(sql, ...Object.values(columns));
}

function insertInto(table: string, columns: object): string {
  const names = Object.keys(columns);
  return `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
}

function requireFreeNumber(
  on: SqliteStatements,
  table: string,
  tenant: string,
  { id, number, billingEntity }: Pick<Invoice | CreditNote, 'id' | 'number' | 'billingEntity'>,
): void {
  if (number === null) return;
  const others = `select 1 as found from ${table} where tenant = ? and billing_entity = ? and number = ? and id <> ?`;
  if (on.all(others, tenant, billingEntity.id, number, id).length === 0) return;
  throw numberTaken({ number, billingEntity });
}
