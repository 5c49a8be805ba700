import { numberRange } from '../../paging/number-range.ts';
import type { TakenNumbersQuery } from '../../ports/invoice-store.ts';
import { isStorable } from '../../validation/storable.ts';
import type { SqlQuery } from '../connection/sql.ts';

/**
 * The statement that reads numbers along their unique index alone; `null` where no row can meet the conditions.
 *
 * @throws {ValidationError} `field.value` for a limit outside 1 to 1000
 */
export function takenNumbersSql(
  schema: string,
  tenant: string,
  { kind, billingEntityId, ...query }: TakenNumbersQuery,
): SqlQuery | null {
  const { from, to, after, limit } = numberRange(query);
  const table = kind === 'invoice' ? 'invoices' : 'credit_notes';
  const values = [tenant, billingEntityId, from, to, String(limit), ...(after === undefined ? [] : [after])];
  if (!values.every(isStorable)) return null;
  const beyond = after === undefined ? '' : ' and number > $6::text';
  return {
    name: `${schema}_taken_${table}${after === undefined ? '' : '_after'}`,
    text: `select number, customer from ${schema}.${table}
where tenant = $1::text and billing_entity = $2::text and number >= $3::text and number <= $4::text${beyond}
order by number limit $5::text::int`,
    values,
  };
}
