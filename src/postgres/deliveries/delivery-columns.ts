/** What waits: what follows it waits with it. */
export const WAITING = `status in ('pending', 'leased')`;

/** An endpoint's document with what the store keeps beside it. */
export function endpointColumns(alias: string): string {
  const since = `${alias}.failing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
  return `${alias}.document::text as endpoint, ${alias}.state, to_char(${since}) as failing_since`;
}

/** Whether two rows are of one delivery. */
export function sameDelivery(a: string, b: string): string {
  return ['tenant', 'endpoint', 'invoice', 'sequence'].map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');
}

/** `invoice.*` or `credit_note.*`, by an event's type. */
export function subjectOf(type: string): string {
  return `split_part(${type}, '.', 1) || '.*'`;
}
