import { TEXT } from './column-types.ts';
import { growingTable } from './partitions.ts';

/**
 * Webhook endpoints and the deliveries that wait for them.
 *
 * A commit finds the endpoints of an event by its type, however many a tenant has; a claim knows how large an event is
 * without reading it, and whether the endpoint's last try was a success. What waits is ordered by lane, so that a claim
 * without a place in the small lane does not look at the endpoints there.
 */
export function deliveryTables(schema: string, partitions?: number): readonly string[] {
  return [
    `create table if not exists ${schema}.endpoints (
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  state ${TEXT} not null,
  billing_entity ${TEXT},
  event_types json not null,
  failing_since timestamptz,
  held_until timestamptz,
  proven boolean not null default false,
  document json not null,
  primary key (tenant, id)
)`,
    `create table if not exists ${schema}.endpoint_events (
  tenant ${TEXT} not null,
  type ${TEXT} not null,
  endpoint ${TEXT} not null,
  primary key (tenant, type, endpoint)
)`,
    `create index if not exists endpoint_events_endpoint on ${schema}.endpoint_events (tenant, endpoint)`,
    `create table if not exists ${schema}.added_endpoints (
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  endpoint json not null,
  added_at timestamptz not null default now(),
  primary key (tenant, id)
)`,
    `comment on table ${schema}.added_endpoints is 'endpoints as they were answered to the request with their idempotency key'`,
    ...growingTable(
      `${schema}.deliveries`,
      `tenant ${TEXT} not null,
  endpoint ${TEXT} not null,
  invoice ${TEXT} not null,
  sequence integer not null,
  status ${TEXT} not null default 'pending',
  attempt integer not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  token ${TEXT},
  error text,
  settled_at timestamptz,
  bytes integer not null default 0,
  small boolean not null default true,
  primary key (tenant, endpoint, invoice, sequence)`,
      partitions,
    ),
    `create index if not exists deliveries_lane on ${schema}.deliveries (small, tenant, endpoint, due_at, invoice, sequence) where status in ('pending', 'leased')`,
  ];
}
