import { identifier } from '../connection/sql.ts';
import { deliveryTables } from './delivery-tables.ts';
import { directoryTables } from './directory-tables.ts';
import { invoiceTables } from './invoice-tables.ts';

/** The tables that hold tenants' rows. */
export const TENANT_TABLES = [
  'invoices',
  'invoice_metadata',
  'credit_notes',
  'events',
  'number_series',
  'idempotency_keys',
  'endpoints',
  'endpoint_events',
  'added_endpoints',
  'deliveries',
  'billing_entities',
  'customers',
  'add_ons',
  'taxes',
] as const;

/**
 * Every migration, in order; the first is version 1. One that was released never changes.
 *
 * Every key and unique index begins with the tenant, and no foreign key leaves a row. Texts that are compared have the
 * collation "C": the same order on every machine, also after an upgrade of its locales. Documents are `json`, which
 * keeps the order of their members.
 *
 * @param partitions - how many the tables that grow are divided into
 */
export function migrations(schema: string, partitions?: number): readonly (readonly string[])[] {
  const name = identifier(schema);
  return [[...invoiceTables(name, partitions), ...deliveryTables(name, partitions), ...directoryTables(name)]];
}
