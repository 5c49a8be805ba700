import type { FinalizedInvoice, InvoiceEvent } from 'oneoff';
import type pg from 'pg';

/** An invoice and its events, to be stored with a number. */
export interface Issued {
  readonly invoice: FinalizedInvoice;
  readonly events: readonly InvoiceEvent[];
}

/** Sets the id and number of an invoice. */
export type Numbered = (tenant: string, sequence: number) => Issued;

const columns = `tenant, id, version, document_type, status, payment_status, on_hold, needs_attention, billing_entity,
  customer, currency, number, issue_date, due_date, subtotal, tax_amount, total, amount_paid, amount_credited, amount_due, created_at,
  finalized_at, document`;

/** The upper bound: the rows of the store, written by hand with the minimum that a safe commit needs. */
export function byHand(pool: pg.Pool, schema: string, numbered: Numbered) {
  const lock = `select last::text from "${schema}".number_series where tenant = $1 and key = $2 for update`;
  const one = `with saved as (
  insert into "${schema}".invoices (${columns})
  values ($1, $2, $3::text::int, $4, $5, $6, false, false, $7, $8, $9, $10, $11::text::date, $12::text::date,
    $13::text::numeric, $14::text::numeric, $15::text::numeric, $16::text::numeric, $17::text::numeric,
    $18::text::numeric, $19::text::timestamptz, $20::text::timestamptz, $21::text::json)
), logged as (
  insert into "${schema}".events (tenant, invoice, sequence, id, type, billing_entity, occurred_at, event, snapshot)
  values ($1, $2, $22::text::int, $23, $24, $7, $19::text::timestamptz, $25::text::json, null),
    ($1, $2, $26::text::int, $27, $28, $7, $19::text::timestamptz, $29::text::json, null)
)
update "${schema}".number_series set last = $30::text::bigint, last_issue_date = $11::text::date
where tenant = $1 and key = $31`;
  const many = `with put as materialized (
  select * from json_to_recordset($2::text::json) as r(id text, number text, first json, last json, first_id text, last_id text, document json)
), saved as (
  insert into "${schema}".invoices (${columns})
  select $1, id, 2, $3, $4, $5, false, false, $6, $7, $8, number, $9::text::date, $10::text::date, $11::text::numeric,
    $12::text::numeric, $13::text::numeric, $14::text::numeric, $15::text::numeric, $16::text::numeric,
    $17::text::timestamptz, $18::text::timestamptz, document from put
), logged as (
  insert into "${schema}".events (tenant, invoice, sequence, id, type, billing_entity, occurred_at, event, snapshot)
  select $1, id, 1, first_id, $19, $6, $17::text::timestamptz, first, null from put
  union all select $1, id, 2, last_id, $20, $6, $17::text::timestamptz, last, null from put
)
update "${schema}".number_series set last = $21::text::bigint, last_issue_date = $9::text::date
where tenant = $1 and key = $22`;

  const commit = async (
    tenant: string,
    key: string,
    write: (client: pg.PoolClient, last: number) => Promise<unknown>,
  ): Promise<void> => {
    const client = await pool.connect();
    await client.query('begin');
    const { rows } = await client.query({ name: 'hand_lock', text: lock, values: [tenant, key] });
    await write(client, Number(rows[0].last ?? 0));
    await client.query('commit');
    client.release();
  };
  const eventOf = ({ data: { change }, ...event }: InvoiceEvent): string =>
    JSON.stringify({ ...event, data: { change } });
  return {
    /** Create the rows of the series first, so that all commits do the same work. */
    async prepare(tenants: readonly string[], key: string): Promise<void> {
      for (const tenant of tenants)
        await pool.query(`insert into "${schema}".number_series (tenant, key) values ($1, $2) on conflict do nothing`, [
          tenant,
          key,
        ]);
    },
    single: (tenant: string, key: string): Promise<void> =>
      commit(tenant, key, (client, last) => {
        const { invoice: one_, events } = numbered(tenant, last + 1);
        const [first, second] = events as [InvoiceEvent, InvoiceEvent];
        return client.query({
          name: 'hand_write',
          text: one,
          values: [
            ...[tenant, one_.id, String(one_.version), one_.documentType, one_.status, one_.paymentStatus],
            ...[one_.billingEntity.id, one_.customer.id, one_.currency, one_.number, one_.issueDate, one_.dueDate],
            ...[one_.subtotal, one_.taxAmount, one_.total, one_.amountPaid, one_.amountCredited, one_.amountDue],
            ...[one_.createdAt, one_.finalizedAt, JSON.stringify(one_)],
            ...[String(first.sequence), first.id, first.type, eventOf(first)],
            ...[String(second.sequence), second.id, second.type, eventOf(second), String(last + 1), key],
          ],
        });
      }),
    batch: (tenant: string, key: string, count: number): Promise<void> =>
      commit(tenant, key, (client, last) => {
        const issued = Array.from({ length: count }, (_, index) => numbered(tenant, last + index + 1));
        const [{ invoice: one_, events }] = issued as [Issued];
        const rows = issued.map(({ invoice, events: [first, second] }) => {
          const [a, b] = [first as InvoiceEvent, second as InvoiceEvent];
          const ids = JSON.stringify({ id: invoice.id, number: invoice.number, first_id: a.id, last_id: b.id });
          return `${ids.slice(0, -1)},"first":${eventOf(a)},"last":${eventOf(b)},"document":${JSON.stringify(invoice)}}`;
        });
        return client.query({
          name: 'hand_batch',
          text: many,
          values: [
            ...[tenant, `[${rows.join(',')}]`, one_.documentType, one_.status, one_.paymentStatus],
            ...[one_.billingEntity.id, one_.customer.id, one_.currency, one_.issueDate, one_.dueDate],
            ...[one_.subtotal, one_.taxAmount, one_.total, one_.amountPaid, one_.amountCredited, one_.amountDue],
            ...[one_.createdAt, one_.finalizedAt, events[0]?.type, events[1]?.type, String(last + count), key],
          ],
        });
      }),
  };
}
