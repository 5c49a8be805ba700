/** The time of the database in milliseconds since 1970, by SQLite's clock: all processes of a machine agree on it. */
export const NOW = `cast((julianday('now') - 2440587.5) * 86400000 as integer)`;

/** What waits: what follows it waits with it. */
export const WAITING = `status in ('pending', 'leased')`;

/** Whether the endpoint `e` gets the event `v`. */
const GETS = `(e.billing_entity is null or e.billing_entity = v.billing_entity)
  and exists (
    select 1 from json_each(e.event_types) t where t.value in ('*', v.type, substr(v.type, 1, instr(v.type, '.')) || '*')
  )`;

/** Queue the events `v` that meet a condition for the endpoints `e` that get them. */
export function queueing(where: string): string {
  return `insert into oneoff_deliveries (tenant, endpoint, invoice, sequence, status, attempt, queued_at, due_at, bytes)
select e.tenant, e.id, v.invoice, v.sequence, 'pending', 0, ${NOW}, ${NOW}, length(cast(v.event as blob))
from oneoff_endpoints e join oneoff_events v on v.tenant = e.tenant
where ${GETS} and ${where}`;
}

/** The columns that identify a delivery. */
export const OF_DELIVERY = 'tenant = ? and endpoint = ? and invoice = ? and sequence = ?';
