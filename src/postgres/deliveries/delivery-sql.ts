import { wants } from '../commit/write-clauses.ts';

/** The statements of a delivery store. Each is a transaction of its own. */
export interface DeliverySql {
  readonly addEndpoint: string;
  readonly saveEndpoint: string;
  readonly lockEndpoint: string;
  readonly deleteEndpoint: string;
  readonly endpoints: string;
  readonly setEndpointState: string;
  readonly claim: string;
  readonly settle: string;
  readonly replay: string;
  readonly deadLetters: string;
  readonly prune: string;
  readonly lag: string;
}

/** What waits: its successors wait with it. */
const WAITING = `status in ('pending', 'leased')`;

const INSTANT = `at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const endpointColumns = (alias: string): string =>
  `${alias}.document::text as endpoint, ${alias}.state, to_char(${alias}.failing_since ${INSTANT}) as failing_since`;

/** @param schema - as an identifier */
export function deliverySql(schema: string): DeliverySql {
  const sameDelivery = (a: string, b: string): string =>
    ['tenant', 'endpoint', 'invoice', 'sequence'].map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');
  return {
    addEndpoint: `with added as (
  insert into ${schema}.endpoints (tenant, id, state, billing_entity, event_types, failing_since, document)
  values ($1::text, $2::text, $3::text, $4::text, $5::text::json, $6::text::timestamptz, $7::text::json)
  on conflict (tenant, id) do nothing returning *
)
select ${endpointColumns('a')} from added a
union all select ${endpointColumns('e')} from ${schema}.endpoints e where e.tenant = $1::text and e.id = $2::text`,

    saveEndpoint: `insert into ${schema}.endpoints (tenant, id, state, billing_entity, event_types, failing_since, document)
values ($1::text, $2::text, $3::text, $4::text, $5::text::json, $6::text::timestamptz, $7::text::json)
on conflict (tenant, id) do update set state = excluded.state, billing_entity = excluded.billing_entity,
  event_types = excluded.event_types, failing_since = excluded.failing_since, document = excluded.document`,

    lockEndpoint: `select ${endpointColumns('e')} from ${schema}.endpoints e
where e.tenant = $1::text and e.id = $2::text for update`,

    deleteEndpoint: `with gone as (delete from ${schema}.endpoints where tenant = $1::text and id = $2::text)
delete from ${schema}.deliveries where tenant = $1::text and endpoint = $2::text`,

    endpoints: `select ${endpointColumns('e')} from ${schema}.endpoints e where e.tenant = $1::text order by e.id`,

    setEndpointState: `with changed as (
  update ${schema}.endpoints set state = $3::text,
    failing_since = case $3::text when 'active' then null else failing_since end,
    held_until = case $3::text when 'active' then null else held_until end
  where tenant = $1::text and id = $2::text returning id
),
due as (
  update ${schema}.deliveries set due_at = $4::text::timestamptz
  where $3::text = 'active' and tenant = $1::text and endpoint = $2::text and status = 'pending'
    and due_at > $4::text::timestamptz
)
select id from changed`,

    // Of each invoice the first that waits. What another relay locks is left out, what it took in between is seen when
    // the row is read again under the lock.
    claim: `with ready as (
  select d.* from ${schema}.endpoints e cross join lateral (
    select w.tenant, w.endpoint, w.invoice, w.sequence, w.due_at from ${schema}.deliveries w
    where w.tenant = e.tenant and w.endpoint = e.id and w.${WAITING} and w.due_at <= $1::text::timestamptz
      and not exists (
        select from ${schema}.deliveries p
        where p.tenant = w.tenant and p.endpoint = w.endpoint and p.invoice = w.invoice and p.sequence < w.sequence
          and p.${WAITING}
      )
    order by w.due_at limit case when e.failing_since is null then $4::text::int else 1 end
    for update skip locked
  ) d
  where e.state = 'active' and coalesce(e.held_until <= $1::text::timestamptz, true) and not exists (
    select from json_to_recordset($5::text::json) as b(tenant text, id text) where b.tenant = e.tenant and b.id = e.id
  )
  order by d.due_at limit $3::text::int
),
leased as (
  update ${schema}.deliveries d set status = 'leased', attempt = d.attempt + 1, token = gen_random_uuid()::text,
    due_at = $1::text::timestamptz + $2::text::float8 * interval '1 millisecond'
  from ready r where ${sameDelivery('d', 'r')}
  returning d.tenant, d.endpoint, d.invoice, d.sequence, d.attempt, d.token, r.due_at
)
select l.tenant, l.endpoint as endpoint_id, l.invoice, l.sequence::text as sequence, l.attempt::text as attempt, l.token,
  ${endpointColumns('e')}, v.event::text as event, (v.snapshot is not null)::text as is_own,
  coalesce(v.snapshot, (
    select n.snapshot from ${schema}.events n
    where n.tenant = v.tenant and n.invoice = v.invoice and n.sequence > v.sequence and n.snapshot is not null
    order by n.sequence limit 1
  ))::text as snapshot
from leased l
join ${schema}.endpoints e on e.tenant = l.tenant and e.id = l.endpoint
join ${schema}.events v on v.tenant = l.tenant and v.invoice = l.invoice and v.sequence = l.sequence
order by l.due_at`,

    // The successors of what is tried later are due with it, so that no claim has to look at them before.
    settle: `with settled as (
  update ${schema}.deliveries d set
    status = case when g.status in ('retry', 'released') then 'pending' else g.status end,
    attempt = d.attempt - case g.status when 'released' then 1 else 0 end,
    due_at = case g.status when 'retry' then g.at when 'released' then $2::text::timestamptz else d.due_at end,
    settled_at = case when g.status in ('delivered', 'dead') then $2::text::timestamptz end,
    token = null, error = g.error
  from json_to_recordset($1::text::json) as g(
    tenant text, endpoint text, invoice text, sequence integer, token text, status text, at timestamptz, error text, "holdUntil" timestamptz
  )
  where ${sameDelivery('d', 'g')} and d.status = 'leased' and d.token = g.token
  returning d.tenant, d.endpoint, d.invoice, d.sequence, g.status, g.at, g."holdUntil" as hold
),
delayed as (
  update ${schema}.deliveries n set due_at = s.at from settled s
  where s.status = 'retry' and n.tenant = s.tenant and n.endpoint = s.endpoint and n.invoice = s.invoice
    and n.sequence > s.sequence and n.status = 'pending' and n.due_at < s.at
),
judged as (
  update ${schema}.endpoints e set held_until = coalesce(j.hold, e.held_until),
    failing_since = case when not j.well then coalesce(e.failing_since, $2::text::timestamptz) end
  from (
    select tenant, endpoint, bool_or(status = 'delivered') as well, max(hold) as hold from settled
    where status <> 'released' group by tenant, endpoint
  ) j
  where e.tenant = j.tenant and e.id = j.endpoint
    and (j.well = (e.failing_since is not null) or j.hold is not null)
)
select tenant, endpoint, invoice, sequence::text as sequence from settled`,

    replay: `with queued as (
  insert into ${schema}.deliveries as d (tenant, endpoint, invoice, sequence, queued_at, due_at)
  select v.tenant, e.id, v.invoice, v.sequence, v.occurred_at, $3::text::timestamptz
  from ${schema}.endpoints e join ${schema}.events v
    on v.tenant = e.tenant and coalesce(e.billing_entity, v.billing_entity) = v.billing_entity
  where e.tenant = $1::text and e.id = $2::text and ${wants('e', 'v')}
    and ($4::text is null or v.id = $4::text)
    and ($5::text is null or v.occurred_at >= $5::text::timestamptz)
    and ($6::text is null or exists (
      select from ${schema}.deliveries x where x.tenant = v.tenant and x.endpoint = e.id and x.invoice = v.invoice
        and x.sequence = v.sequence and x.status = 'dead'
    ))
  order by v.invoice, v.sequence
  on conflict (tenant, endpoint, invoice, sequence) do update set status = 'pending', attempt = 0, token = null,
    error = null, settled_at = null, due_at = excluded.due_at
  where d.status <> 'leased'
  returning sequence
)
select count(*)::text as count from queued`,

    deadLetters: `select v.id, v.type, d.invoice, d.sequence::text as sequence, d.attempt::text as attempt, d.error
from ${schema}.deliveries d
join ${schema}.events v on v.tenant = d.tenant and v.invoice = d.invoice and v.sequence = d.sequence
where d.tenant = $1::text and d.endpoint = $2::text and d.status = 'dead'
order by d.invoice, d.sequence limit $3::text::int`,

    prune: `with gone as (
  delete from ${schema}.deliveries where status = 'delivered' and settled_at < $1::text::timestamptz returning sequence
)
select count(*)::text as count from gone`,

    lag: `select count(*)::text as pending, to_char(min(d.queued_at) ${INSTANT}) as oldest
from ${schema}.deliveries d join ${schema}.endpoints e on e.tenant = d.tenant and e.id = d.endpoint
where d.${WAITING} and e.state = 'active'`,
  };
}
