import type { Endpoint, EndpointState } from '../../ports/delivery-store.ts';
import type { SqliteRow, SqliteStatements } from '../statements.ts';
import { NOW } from './delivery-sql.ts';

/** What identifies a delivery, in the order of the columns. */
export type DeliveryKey = readonly [tenant: string, endpoint: string, invoice: string, sequence: number];

/** The id of a delivery. */
export function deliveryId(...key: DeliveryKey): string {
  return JSON.stringify(key);
}

/** What identifies a delivery, by its id. */
export function deliveryKey(id: string): DeliveryKey {
  return JSON.parse(id) as DeliveryKey;
}

/** An endpoint from its row. */
export function endpointOf(row: SqliteRow): Endpoint {
  const { createdAt, ...members } = JSON.parse(row['document'] as string) as Endpoint;
  const since = row['failing_since'];
  const failingSince = since === null ? null : new Date(Number(since)).toISOString();
  return { ...members, state: row['state'] as EndpointState, failingSince, createdAt };
}

/** The time of the database, in milliseconds. */
export function timeOf(on: SqliteStatements): number {
  return Number(on.all(`select ${NOW} as now`)[0]?.['now']);
}
