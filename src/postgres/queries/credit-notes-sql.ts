import type { Place } from '../../paging/page.ts';
import type { CreditNoteQuery } from '../../ports/invoice-store.ts';
import { isStorable } from '../../validation/storable.ts';
import type { SqlQuery } from '../connection/sql.ts';

const COLUMNS = {
  invoiceId: 'invoice',
  customerId: 'customer',
  billingEntityId: 'billing_entity',
  number: 'number',
} as const;

/** The statement of a list of credit notes, one row more than the page; `null` where nothing can meet the conditions. */
export function creditNotesSql(
  schema: string,
  tenant: string,
  query: CreditNoteQuery,
  { limit, after }: { readonly limit: number; readonly after: Place | undefined },
): SqlQuery | null {
  const values = [tenant];
  const bind = (value: string): string => `$${values.push(value)}::text`;
  const conditions = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const value = query[name as keyof typeof COLUMNS];
    return value === undefined ? [] : [`${column} = ${bind(value)}`];
  });
  if (after)
    conditions.push(`(created_at, id) < (${bind(after[0] as string)}::timestamptz, ${bind(after[1] as string)})`);
  if (!values.every(isStorable)) return null;
  const where = ['tenant = $1::text', ...conditions].join(' and ');
  return {
    text: `select document::text as document from ${schema}.credit_notes where ${where} order by created_at desc, id desc limit ${limit + 1}`,
    values,
  };
}
