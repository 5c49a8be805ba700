import { checkDate } from '../calendar/iso-date.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { type ListOrder, orderOf } from '../paging/list-order.ts';
import { isPlaceIn } from '../paging/list-place.ts';
import { PAGE_BYTES, readPage } from '../paging/page.ts';
import { searchWords } from '../paging/search-text.ts';
import { sortableDecimal } from '../paging/sortable-decimal.ts';
import { totalFaults } from '../paging/total-faults.ts';
import type { CreditNoteQuery, InvoiceQuery } from '../ports/invoice-store.ts';
import { isStorable } from '../validation/storable.ts';
import type { SqliteValue } from './source.ts';

/** A statement of a page, and one row more; `null` where nothing can meet the conditions. */
export interface PageStatement {
  readonly sql: string;
  readonly values: readonly SqliteValue[];
  readonly limit: number;
  readonly order: ListOrder;
}

const DAYS = ['issueDateFrom', 'issueDateTo', 'dueDateFrom', 'dueDateTo', 'overdueOn'] as const;
const DAY_COLUMN = { issueDate: 'issue_date', dueDate: 'due_date' } as const;

/** Conditions of SQL with their values, all of which have to hold. */
interface Conditions {
  readonly parts: string[];
  readonly values: SqliteValue[];
  add(part: string, ...values: readonly SqliteValue[]): void;
  addGiven(part: string, value: string | undefined): void;
}

/**
 * The statement of a list of invoices.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of this order gave and for a limit outside 1 to
 * 100; `date.invalid`
 */
export function invoicePage(tenant: string, query: InvoiceQuery, document: string = 'document'): PageStatement | null {
  const order = orderOf(query);
  const { limit, after, faults } = readPage(query, isPlaceIn(order));
  const days = DAYS.flatMap((name) => (query[name] === undefined ? [] : (checkDate(query[name], `/${name}`) ?? [])));
  throwFaults([...faults, ...days, ...totalFaults(query)]);
  const where = conditions(tenant);
  if (query.status !== undefined) where.add(AMONG('status'), JSON.stringify(query.status));
  if (query.paymentStatus !== undefined) where.add(AMONG('payment_status'), JSON.stringify(query.paymentStatus));
  where.addGiven('customer = ?', query.customerId);
  where.addGiven('billing_entity = ?', query.billingEntityId);
  where.addGiven('currency = ?', query.currency);
  where.addGiven('number = ?', query.number);
  where.addGiven('issue_date >= ?', query.issueDateFrom);
  where.addGiven('issue_date <= ?', query.issueDateTo);
  where.addGiven('due_date >= ?', query.dueDateFrom);
  where.addGiven('due_date <= ?', query.dueDateTo);
  where.addGiven('is_due = 1 and due_date < ?', query.overdueOn);
  if (query.overdueMarked !== undefined) where.add(`overdue_at is ${query.overdueMarked ? 'not null' : 'null'}`);
  where.addGiven('purchase_order = ?', query.purchaseOrderNumber);
  if (query.onHold !== undefined) where.add(`on_hold = ${query.onHold ? 1 : 0}`);
  if (query.needsAttention !== undefined) where.add(`needs_attention = ${query.needsAttention ? 1 : 0}`);
  where.addGiven('total >= ?', query.totalFrom === undefined ? undefined : sortableDecimal(query.totalFrom));
  where.addGiven('total <= ?', query.totalTo === undefined ? undefined : sortableDecimal(query.totalTo));
  for (const word of searchWords(query.q ?? '')) where.add('instr(search, ?) > 0', word);
  const entry =
    'exists (select 1 from oneoff_metadata m where m.tenant = d.tenant and m.invoice = d.id and m.name = ? and m.value = ?)';
  for (const [name, value] of Object.entries(query.metadata ?? {})) where.add(entry, name, value);
  const columns = order === 'createdAt' ? NEWEST : [DAY_COLUMN[order], ...NEWEST];
  if (after !== undefined)
    where.add(`(${columns.join(', ')}) < (${columns.map(() => '?').join(', ')})`, ...after.slice(-columns.length));
  return page('oneoff_invoices', where, columns, limit, order, document);
}

/**
 * The statement of a list of credit notes.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave and for a limit outside 1 to 100
 */
export function creditNotePage(tenant: string, query: CreditNoteQuery): PageStatement | null {
  const { limit, after, faults } = readPage(query, isPlaceIn('createdAt'));
  throwFaults(faults);
  const where = conditions(tenant);
  where.addGiven('invoice = ?', query.invoiceId);
  where.addGiven('customer = ?', query.customerId);
  where.addGiven('billing_entity = ?', query.billingEntityId);
  where.addGiven('number = ?', query.number);
  if (after !== undefined) where.add('(created_at, id) < (?, ?)', ...after);
  return page('oneoff_credit_notes', where, NEWEST, limit, 'createdAt');
}

const NEWEST = ['created_at', 'id'];
const AMONG = (column: string): string => `${column} in (select value from json_each(?))`;

function conditions(tenant: string): Conditions {
  const parts = ['tenant = ?'];
  const values: SqliteValue[] = [tenant];
  const add = (part: string, ...more: readonly SqliteValue[]): void => {
    parts.push(part);
    values.push(...more);
  };
  return { parts, values, add, addGiven: (part, value) => (value === undefined ? undefined : add(part, value)) };
}

function page(
  table: string,
  { parts, values }: Conditions,
  columns: readonly string[],
  limit: number,
  order: ListOrder,
  document = 'document',
): PageStatement | null {
  if (values.some((value) => typeof value === 'string' && !isStorable(value))) return null;
  const latest = columns.map((column) => `${column} desc`).join(', ');
  const select = `select ${document} as document from ${table} d where ${parts.join(' and ')} order by ${latest} limit ${limit + 1}`;
  return { sql: upToPageBytes(select, 'document'), values, limit, order };
}

/**
 * The rows of a page and the one after it. SQLite measures them, so that the rest is never read into memory; the second
 * row comes also after a first one that fills the page alone.
 *
 * @param query - one row more than the page, in order
 */
export function upToPageBytes(query: string, column: string): string {
  const bytes = `length(cast(${column} as blob))`;
  return `select ${column} from (
select ${column}, sum(${bytes}) over (rows unbounded preceding) - ${bytes} as bytes_before, row_number() over () as place
from (${query})
) where bytes_before <= ${PAGE_BYTES} or place = 2`;
}
