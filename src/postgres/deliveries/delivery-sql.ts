import { priorEvents } from '../queries/event-rows.ts';
import { isSmall } from '../queries/is-small.ts';
import { claimSql } from './claim-sql.ts';
import { endpointColumns, sameDelivery, subjectOf, WAITING } from './delivery-columns.ts';

/** The statements of a delivery store. */
export interface DeliverySql {
  readonly lockTenant: string;
  readonly countEndpoints: string;
  /** The endpoint as it was added under a key. */
  readonly addedEndpoint: string;
  readonly rememberEndpoint: string;
  readonly saveEndpoint: string;
  readonly lockEndpoint: string;
  readonly deleteEndpoint: string;
  readonly endpoints: string;
  readonly setEndpointState: string;
  readonly resend: string;
  readonly deadLetters: string;
  readonly claim: string;
  readonly events: string;
  readonly finish: string;
  /** Moves what waits to the lane that its endpoint is in now. */
  readonly changeLane: string;
  readonly prune: string;
  readonly lag: string;
  readonly isHidden: string;
}

/** @param schema - as an identifier */
export function deliverySql(schema: string): DeliverySql {
  return {
    lockTenant: `select pg_advisory_xact_lock(hashtextextended($1::text, 1))::text`,

    countEndpoints: `select count(*)::text as count from ${schema}.endpoints where tenant = $1::text`,

    addedEndpoint: `select endpoint::text as endpoint from ${schema}.added_endpoints
where tenant = $1::text and id = $2::text`,

    rememberEndpoint: `insert into ${schema}.added_endpoints (tenant, id, endpoint)
values ($1::text, $2::text, $3::text::json)`,

    saveEndpoint: `with saved as (
  insert into ${schema}.endpoints (tenant, id, state, billing_entity, event_types, failing_since, document)
  values ($1::text, $2::text, $3::text, $4::text, $5::text::json, $6::text::timestamptz, $7::text::json)
  on conflict (tenant, id) do update set state = excluded.state, billing_entity = excluded.billing_entity,
    event_types = excluded.event_types, failing_since = excluded.failing_since, document = excluded.document
),
unwanted as (
  delete from ${schema}.endpoint_events where tenant = $1::text and endpoint = $2::text
    and type not in (select json_array_elements_text($5::text::json))
)
insert into ${schema}.endpoint_events (tenant, type, endpoint)
select distinct $1::text, wanted, $2::text from json_array_elements_text($5::text::json) as t(wanted)
on conflict do nothing`,

    lockEndpoint: `select ${endpointColumns('e')} from ${schema}.endpoints e
where e.tenant = $1::text and e.id = $2::text for update`,

    deleteEndpoint: `with gone as (delete from ${schema}.endpoints where tenant = $1::text and id = $2::text),
unwanted as (delete from ${schema}.endpoint_events where tenant = $1::text and endpoint = $2::text)
delete from ${schema}.deliveries where tenant = $1::text and endpoint = $2::text`,

    endpoints: `select ${endpointColumns('e')} from ${schema}.endpoints e where e.tenant = $1::text order by e.id`,

    setEndpointState: `with changed as (
  update ${schema}.endpoints set state = $3::text,
    failing_since = case $3::text when 'active' then null else failing_since end,
    held_until = case $3::text when 'active' then null else held_until end
  where tenant = $1::text and id = $2::text returning id
),
due as (
  update ${schema}.deliveries set due_at = now()
  where $3::text = 'active' and tenant = $1::text and endpoint = $2::text and status = 'pending' and due_at > now()
)
select id from changed`,

    resend: `with queued as (
  insert into ${schema}.deliveries as d (tenant, endpoint, invoice, sequence, queued_at, due_at, small, bytes)
  select v.tenant, e.id, v.invoice, v.sequence, now(), now(), ${isSmall('e')}, octet_length(v.event::text) + v.size
  from ${schema}.endpoints e join ${schema}.events v
    on v.tenant = e.tenant and coalesce(e.billing_entity, v.billing_entity) = v.billing_entity
  where e.tenant = $1::text and e.id = $2::text
    and exists (
      select from ${schema}.endpoint_events s
      where s.tenant = e.tenant and s.endpoint = e.id and s.type in ('*', v.type, ${subjectOf('v.type')})
    )
    and ($3::text is null or v.id = $3::text)
    and ($4::text is null or v.occurred_at >= $4::text::timestamptz)
    and ($5::text is null or exists (
      select from ${schema}.deliveries x where x.tenant = v.tenant and x.endpoint = e.id and x.invoice = v.invoice
        and x.sequence = v.sequence and x.status = 'dead'
    ))
  order by v.invoice, v.sequence
  on conflict (tenant, endpoint, invoice, sequence) do update set status = 'pending', attempt = 0, token = null,
    error = null, settled_at = null, due_at = excluded.due_at, queued_at = excluded.queued_at, small = excluded.small
  where d.status <> 'leased'
  returning sequence
)
select count(*)::text as count from queued`,

    deadLetters: `select v.id, v.type, d.invoice, d.sequence::text as sequence, d.attempt::text as attempt, d.error
from ${schema}.deliveries d
join ${schema}.events v on v.tenant = d.tenant and v.invoice = d.invoice and v.sequence = d.sequence
where d.tenant = $1::text and d.endpoint = $2::text and d.status = 'dead'
order by d.invoice, d.sequence limit $3::text::int`,

    claim: claimSql(schema),

    events: `select k.place::text as place, v.event::text as event, v.snapshot::text as snapshot,
  ${priorEvents(schema, 'v')} as prior
from json_to_recordset($1::text::json) as k(place integer, tenant text, endpoint text, invoice text, sequence integer)
join ${schema}.deliveries d on ${sameDelivery('d', 'k')}
join ${schema}.events v on v.tenant = k.tenant and v.invoice = k.invoice and v.sequence = k.sequence`,

    // What follows an event that is tried later is due with it, so that no claim has to look at it before.
    finish: `with finished as (
  update ${schema}.deliveries d set
    status = case when g.status in ('retry', 'released') then 'pending' else g.status end,
    attempt = d.attempt - case g.status when 'released' then 1 else 0 end,
    due_at = case g.status when 'retry' then ${later('g."afterMs"')} when 'released' then now() else d.due_at end,
    settled_at = case when g.status in ('delivered', 'dead') then now() end,
    token = null, error = g.error
  from json_to_recordset($1::text::json) as g(
    tenant text, endpoint text, invoice text, sequence integer, token text, status text, "afterMs" float8, error text,
    "holdMs" float8
  )
  where ${sameDelivery('d', 'g')} and d.status = 'leased' and d.token = g.token
  returning d.tenant, d.endpoint, d.invoice, d.sequence, g.status, d.due_at, ${later('g."holdMs"')} as hold
),
delayed as (
  update ${schema}.deliveries n set due_at = s.due_at from finished s
  where s.status = 'retry' and n.tenant = s.tenant and n.endpoint = s.endpoint and n.invoice = s.invoice
    and n.sequence > s.sequence and n.status = 'pending' and n.due_at < s.due_at
),
known as (
  update ${schema}.endpoints e set held_until = coalesce(j.hold, e.held_until), proven = j.well,
    failing_since = case when not j.well then coalesce(e.failing_since, now()) end
  from (
    select tenant, endpoint, bool_or(status = 'delivered') as well, max(hold) as hold from finished
    where status <> 'released' group by tenant, endpoint
  ) j
  where e.tenant = j.tenant and e.id = j.endpoint
    and (j.well = (e.failing_since is not null) or j.well <> e.proven or j.hold is not null)
  returning e.tenant, e.id
)
select f.tenant, f.endpoint, f.invoice, f.sequence::text as sequence, exists (
  select from known k where k.tenant = f.tenant and k.id = f.endpoint
)::text as changed
from finished f`,

    changeLane: `with wrong as (
  select w.tenant, w.endpoint, w.invoice, w.sequence, not w.small as small
  from json_to_recordset($1::text::json) as k(tenant text, endpoint text)
  join ${schema}.endpoints e on e.tenant = k.tenant and e.id = k.endpoint
  join ${schema}.deliveries w on w.tenant = e.tenant and w.endpoint = e.id and w.${WAITING} and w.small <> ${isSmall('e')}
  for update of w skip locked
)
update ${schema}.deliveries d set small = r.small from wrong r where ${sameDelivery('d', 'r')}`,

    prune: `with gone as (
  delete from ${schema}.deliveries where status = 'delivered' and settled_at < now() - ${ms('$1::text::float8')}
  returning sequence
)
select count(*)::text as count from gone`,

    lag: `select count(*)::text as pending, (extract(epoch from now() - min(d.queued_at)) * 1000)::text as oldest
from ${schema}.deliveries d join ${schema}.endpoints e on e.tenant = d.tenant and e.id = d.endpoint
where d.${WAITING} and e.state = 'active'`,

    isHidden: `select row_security_active('${schema.replaceAll("'", "''")}.deliveries')::text as hidden`,
  };
}

function ms(value: string): string {
  return `${value} * interval '1 millisecond'`;
}

function later(value: string): string {
  return `now() + ${ms(value)}`;
}
