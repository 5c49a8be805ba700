import { storableError } from '../../outbox/storable-error.ts';
import type { ClaimedDelivery, DeliveryResult, Endpoint, EndpointState } from '../../ports/delivery-store.ts';
import type { SqlRow } from '../connection/sql.ts';

/** An endpoint from its row. */
export function endpointOf({ endpoint, state, failing_since }: SqlRow): Endpoint {
  const { createdAt, ...members } = JSON.parse(endpoint as string) as Endpoint;
  return { ...members, state: state as EndpointState, failingSince: failing_since ?? null, createdAt };
}

/** A claimed delivery from its row. */
export function claimedOf(row: SqlRow): ClaimedDelivery {
  const { tenant, endpoint_id, invoice, sequence, attempt, token, bytes, failing_for, small, interrupted } = row;
  return {
    id: JSON.stringify([tenant, endpoint_id, invoice, Number(sequence)]),
    endpoint: endpointOf(row),
    attempt: Number(attempt),
    token: token ?? '',
    bytes: Number(bytes),
    failingForMs: failing_for == null ? null : Math.max(0, Number(failing_for)),
    small: small === 'true',
    interrupted: interrupted === 'true',
  };
}

/** The columns that identify a delivery. */
export function deliveryColumns(id: string): object {
  const [tenant, endpoint, invoice, sequence] = JSON.parse(id) as readonly unknown[];
  return { tenant, endpoint, invoice, sequence };
}

/** A result as the database can hold it. */
export function storable(result: DeliveryResult): DeliveryResult {
  return 'error' in result ? { ...result, error: storableError(result.error) } : result;
}
