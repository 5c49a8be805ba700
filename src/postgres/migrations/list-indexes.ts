/** The columns that order a list by creation, after its condition or date. */
const IN_ORDER = 'created_at, id';

/**
 * The second migration: lists of invoices ordered by date, and lists of credit notes.
 *
 * Each page is then one range of an index, however long ago. Overdue invoices have two indexes, marked and unmarked: the
 * unmarked ones are few, and a job looks for them every hour.
 */
export function listIndexes(schema: string): readonly string[] {
  const index = (table: string, name: string, columns: string, where = ''): string =>
    `create index if not exists ${table}_${name} on ${schema}.${table} (tenant, ${columns})${where}`;
  const overdue = ` where status = 'finalized' and amount_due > 0 and overdue_at is`;
  return [
    index('invoices', 'issue_date', `issue_date, ${IN_ORDER}`),
    index('invoices', 'due_date', `due_date, ${IN_ORDER}`),
    index('invoices', 'overdue_unmarked', `due_date, ${IN_ORDER}`, `${overdue} null`),
    index('invoices', 'overdue_marked', `due_date, ${IN_ORDER}`, `${overdue} not null`),
    index('invoices', 'marked', IN_ORDER, ' where overdue_at is not null'),
    `drop index if exists ${schema}.invoices_overdue`,
    index('credit_notes', 'list', IN_ORDER),
    index('credit_notes', 'customer', `customer, ${IN_ORDER}`),
    index('credit_notes', 'billing_entity', `billing_entity, ${IN_ORDER}`),
    index('credit_notes', 'by_number', `number, ${IN_ORDER}`),
  ];
}
