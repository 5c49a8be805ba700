import { USED_UP } from '../../outbox/used-up.ts';
import { endpointColumns, sameDelivery, WAITING } from './delivery-columns.ts';

/**
 * The statement that claims; `$1` is the lease in milliseconds, `$2` the places of proven endpoints, `$3` those of the
 * small lane, `$4` those of interrupted tries, `$5` the bytes, `$6` and `$7` the most of an endpoint and of a tenant,
 * `$8` the tries that a delivery may have, `$9` busy endpoints, `$10` busy tenants, `$11` slow ones, `$12` and `$13` the
 * endpoint after which the look at the small lane begins, `$14` how many endpoints it looks at there, and `$15` to `$17` the
 * same of the proven lane.
 *
 * It looks at endpoints that have something waiting, one step of the index for each, and not at the others: that is what
 * `waiting` walks, in both lanes at once, in each from where the claim before stopped, and only if it has places. Of a busy
 * tenant it sees one endpoint and goes on with the next tenant. The last rows say where it stopped this time. Which lane an endpoint is in its own row says; `small` of a
 * delivery, by which the index is ordered, may lag behind. Of each invoice it takes the first that waits. What another
 * relay has locked is left out; what it took in between is seen when the row is read again under the lock.
 */
export function claimSql(schema: string): string {
  const looks = (small: string): string => `case when ${small} then $14::text::int else $17::text::int end`;
  // No id is greater: it is the largest code point as often as an id may be long.
  const last = (from: string): string =>
    `case when jsonb_exists($10::text::jsonb, ${from}.tenant) then repeat(chr(1114111), 255) else ${from}.endpoint end`;
  const next = (
    from: string,
    step: string,
  ): string => `select ${from}.small, n.*, ${step} from ${from} cross join lateral (
    select w.tenant, w.endpoint, w.due_at from ${schema}.deliveries w
    where w.${WAITING} and w.small = ${from}.small and (w.tenant, w.endpoint) > (${from}.tenant, ${last(from)})
    order by w.tenant, w.endpoint, w.due_at limit 1
  ) n`;
  const dueIn = (lane: string): string => `w.small = ${lane} and w.tenant = e.tenant and w.endpoint = e.id
      and w.${WAITING} and w.due_at <= now() and not exists (
      select from ${schema}.deliveries p
      where p.tenant = w.tenant and p.endpoint = w.endpoint and p.invoice = w.invoice and p.sequence < w.sequence
        and p.${WAITING}
    )`;
  const places = (small: string): string => `case when ${small} then $3::text::int else $2::text::int end`;
  return `with recursive start(small, tenant, endpoint) as (
  select false, $15::text, $16::text where $2::text::int > 0
  union all
  select true, $12::text, $13::text where $3::text::int > 0
),
waiting(small, tenant, endpoint, due_at, step) as (
  ${next('start', '1')}
  union all
  ${next('waiting', 'waiting.step + 1')}
  where waiting.step < ${looks('waiting.small')}
),
slow as materialized (select json_array_elements_text($11::text::json) as tenant),
open as materialized (
  select e.tenant, e.id, q.small as lane, h.due_at, h.interrupted, s.tenant is not null as slow,
    e.failing_since is not null or not e.proven or s.tenant is not null as small
  from waiting q
  cross join lateral (
    select x.* from ${schema}.endpoints x where x.tenant = q.tenant and x.id = q.endpoint limit 1
  ) e
  left join slow s on s.tenant = e.tenant
  cross join lateral (
    select w.due_at, w.status = 'leased' as interrupted from ${schema}.deliveries w where ${dueIn('q.small')}
    order by w.due_at limit 1
  ) h
  where q.due_at <= now() and e.state = 'active' and coalesce(e.held_until <= now(), true)
    and ${places('e.failing_since is not null or not e.proven or s.tenant is not null')} > 0
    and e.tenant not in (select json_array_elements_text($10::text::json))
    and not exists (
      select from json_to_recordset($9::text::json) as b(tenant text, id text) where b.tenant = e.tenant and b.id = e.id
    )
),
chosen as materialized (
  select o.* from (
    select t.*, row_number() over (partition by t.small order by t.slow, t.turn, t.due_at) as place from (
      select open.*, row_number() over (partition by tenant, small order by due_at) as turn,
        row_number() over (partition by tenant, id order by due_at) as copy,
        case when interrupted then row_number() over (partition by interrupted order by due_at) else 0 end as nth
      from open
    ) t where t.copy = 1 and t.nth <= $4::text::int
  ) o where o.place <= ${places('o.small')}
),
locked as materialized (
  select d.*, e.slow, e.small from chosen e cross join lateral (
    select w.tenant, w.endpoint, w.invoice, w.sequence, w.due_at, w.attempt, w.bytes, w.status = 'leased' as interrupted
    from ${schema}.deliveries w where ${dueIn('e.lane')}
    order by w.due_at limit case when e.small then 1 else $6::text::int end
    for update skip locked
  ) d
),
turns as (
  select l.*, row_number() over (partition by l.tenant order by l.due_at, l.endpoint) as turn,
    case when l.interrupted then row_number() over (partition by l.interrupted order by l.due_at) else 0 end as nth
  from locked l
),
placed as (
  select t.*, row_number() over (partition by t.small order by t.slow, t.turn, t.due_at) as place
  from turns t where t.turn <= $7::text::int and t.nth <= $4::text::int
),
ready as (
  select f.* from (
    select p.*, sum(p.bytes::float8) over (order by p.slow, p.turn, p.due_at, p.endpoint) - p.bytes as before from placed p
    where p.place <= ${places('p.small')}
  ) f where f.before < $5::text::float8
),
leased as (
  update ${schema}.deliveries d set
    status = case when d.attempt >= $8::text::int then 'dead' else 'leased' end,
    attempt = d.attempt + case when d.attempt >= $8::text::int then 0 else 1 end,
    token = case when d.attempt >= $8::text::int then null else gen_random_uuid()::text end,
    error = case when d.attempt >= $8::text::int then '${USED_UP}' else d.error end,
    settled_at = case when d.attempt >= $8::text::int then now() end,
    due_at = now() + $1::text::float8 * interval '1 millisecond'
  from ready r where ${sameDelivery('d', 'r')}
  returning d.tenant, d.endpoint, d.invoice, d.sequence, d.attempt, d.token, d.bytes, d.status, r.due_at, r.small,
    r.interrupted, r.slow, r.turn
)
select * from (
  select l.tenant, l.endpoint as endpoint_id, l.invoice, l.sequence::text as sequence, l.attempt::text as attempt, l.token,
    l.bytes::text as bytes, l.status, l.small::text as small, l.interrupted::text as interrupted,
    (extract(epoch from now() - e.failing_since) * 1000)::text as failing_for, ${endpointColumns('e')}
  from leased l join ${schema}.endpoints e on e.tenant = l.tenant and e.id = l.endpoint
  order by l.slow, l.turn, l.due_at
) claimed
union all
select q.tenant, q.endpoint, ${[...Array(6).fill('null'), 'q.small::text', ...Array(5).fill('null')].join(', ')}
from waiting q where q.step = ${looks('q.small')}`;
}
