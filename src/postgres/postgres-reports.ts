import type { InvoiceStatus, PaymentStatus } from '../invoice/invoice.ts';
import type { Reports } from '../ports/reports.ts';
import { type CountedGroup, countsOf, requireCountingDay } from '../reporting/invoice-counts.ts';
import { type FoundMonth, issuedOf, issuedQueryShape } from '../reporting/issued.ts';
import { receivablesOf, receivablesQueryShape } from '../reporting/receivables.ts';
import { flag } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { requireShape } from '../validation/require-shape.ts';
import { isStorable } from '../validation/storable.ts';
import { replicaOf } from './connection/database-of.ts';
import { schemaName } from './connection/option-shapes.ts';
import { requireSource } from './connection/require-source.ts';
import type { PostgresSource } from './connection/source.ts';
import { identifier, type SqlQuery, type SqlRow } from './connection/sql.ts';
import { readListQuery } from './queries/list-query.ts';
import { countsSql, issuedSql, receivablesSql } from './queries/report-sql.ts';

/** Options of {@link postgresReports}. */
export interface PostgresReportsOptions {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Set the tenant in every transaction, for a schema with row level security. Default `false`. */
  readonly rowLevelSecurity?: boolean;
}

const optionsShape = object<PostgresReportsOptions>({
  schema: optional(schemaName),
  rowLevelSecurity: optional(flag),
});

/**
 * Counts and reports over the invoices of a {@link postgresStore}, added up by the database out of its indexes; of a
 * replica where the source has one.
 *
 * @example
 * ```ts
 * createInvoicingHandler(invoicing, { authenticate, reports: postgresReports({ pool }) });
 * ```
 */
export function postgresReports(source: PostgresSource, options: PostgresReportsOptions = {}): Reports {
  requireSource(source, 'postgresReports');
  requireOptions(optionsShape, options, 'postgresReports');
  const schema = identifier(options.schema ?? 'oneoff');
  const database = replicaOf(source, options);
  /** What no row can hold is found nowhere. */
  const read = async (tenant: string, query: SqlQuery): Promise<readonly SqlRow[]> =>
    query.values.every((value) => value === null || isStorable(value)) ? database.read(tenant, query) : [];

  return {
    async counts(tenant, { asOf, ...conditions }) {
      requireCountingDay(asOf);
      const rows = await read(tenant, countsSql(schema, tenant, readListQuery(conditions), asOf));
      const groups = rows.flatMap((row) => groupOf(row) ?? []);
      return countsOf(
        groups,
        rows.reduce((sum, { overdue }) => sum + Number(overdue), 0),
      );
    },
    async receivables(tenant, query) {
      requireShape(receivablesQueryShape, query);
      const rows = await read(tenant, receivablesSql(schema, tenant, query));
      return receivablesOf(
        query,
        rows.map((row) => ({
          bucket: Number(row['bucket']),
          count: Number(row['count']),
          amountDue: row['amount_due'] as string,
        })),
      );
    },
    async issued(tenant, query) {
      requireShape(issuedQueryShape, query);
      const rows = await read(tenant, issuedSql(schema, tenant, query));
      return issuedOf(
        query,
        rows.map((row) => ({
          kind: row['kind'] as FoundMonth['kind'],
          month: row['month'] as string,
          count: Number(row['count']),
          subtotal: row['subtotal'] as string,
          taxAmount: row['tax_amount'] as string,
          total: row['total'] as string,
        })),
      );
    },
  };
}

function groupOf(row: SqlRow): CountedGroup | undefined {
  if (row['status'] === null) return undefined;
  return {
    status: row['status'] as InvoiceStatus,
    paymentStatus: row['payment_status'] as PaymentStatus,
    onHold: row['on_hold'] === 'true',
    count: Number(row['count']),
  };
}
