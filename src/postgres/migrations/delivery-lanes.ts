/**
 * The third migration: what fair claims and small commits need.
 *
 * A commit finds the endpoints of an event by its type, however many a tenant has; a claim knows how large an event is
 * without reading it, and whether the endpoint's last try was a success.
 */
export function deliveryLanes(schema: string): readonly string[] {
  return [
    `alter table ${schema}.endpoints add column if not exists proven boolean not null default false`,
    `alter table ${schema}.deliveries add column if not exists bytes integer not null default 0`,
    `create table if not exists ${schema}.endpoint_events (
  tenant text collate "C" not null,
  type text collate "C" not null,
  endpoint text collate "C" not null,
  primary key (tenant, type, endpoint)
)`,
    `create index if not exists endpoint_events_endpoint on ${schema}.endpoint_events (tenant, endpoint)`,
    `insert into ${schema}.endpoint_events (tenant, type, endpoint)
select distinct e.tenant, t.wanted, e.id from ${schema}.endpoints e, json_array_elements_text(e.event_types) as t(wanted)
on conflict do nothing`,
  ];
}
