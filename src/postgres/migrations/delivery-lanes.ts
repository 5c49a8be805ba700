/**
 * The third migration: what fair claims and small commits need.
 *
 * A commit finds the endpoints of an event by its type, however many a tenant has; a claim knows how large an event is
 * without reading it, and whether the endpoint's last try was a success. What waits is ordered by lane, so that a claim
 * without a place in the small lane does not look at the endpoints there.
 */
export function deliveryLanes(schema: string): readonly string[] {
  return [
    `alter table ${schema}.endpoints add column if not exists proven boolean not null default false`,
    `alter table ${schema}.deliveries add column if not exists bytes integer not null default 0`,
    `alter table ${schema}.deliveries add column if not exists small boolean not null default true`,
    `create index if not exists deliveries_lane on ${schema}.deliveries (small, tenant, endpoint, due_at, invoice, sequence) where status in ('pending', 'leased')`,
    `drop index if exists ${schema}.deliveries_due`,
    `create table if not exists ${schema}.endpoint_events (
  tenant text collate "C" not null,
  type text collate "C" not null,
  endpoint text collate "C" not null,
  primary key (tenant, type, endpoint)
)`,
    `create table if not exists ${schema}.added_endpoints (
  tenant text collate "C" not null,
  id text collate "C" not null,
  endpoint json not null,
  added_at timestamptz not null default now(),
  primary key (tenant, id)
)`,
    `comment on table ${schema}.added_endpoints is 'endpoints as they were answered to the request with their idempotency key'`,
    `create index if not exists endpoint_events_endpoint on ${schema}.endpoint_events (tenant, endpoint)`,
    `insert into ${schema}.endpoint_events (tenant, type, endpoint)
select distinct e.tenant, t.wanted, e.id from ${schema}.endpoints e, json_array_elements_text(e.event_types) as t(wanted)
on conflict do nothing`,
  ];
}
