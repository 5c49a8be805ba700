import type { EventType } from '../../invoice/events.ts';
import type { DeliveryStore, EndpointKey } from '../../ports/delivery-store.ts';
import { flag, integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { isStorable } from '../../validation/storable.ts';
import { schemaName } from '../connection/option-shapes.ts';
import { requireSource } from '../connection/require-source.ts';
import type { PGliteInstance, PoolSource } from '../connection/source.ts';
import { readEvent } from '../queries/event-rows.ts';
import { claimedOf, deliveryColumns, storable } from './delivery-rows.ts';
import { createEndpointRows } from './endpoint-rows.ts';
import { countOf, createStatements } from './statements.ts';

/** Options of {@link postgresDeliveryStore}. */
export interface PostgresDeliveryStoreOptions {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Let each connection of a pool prepare the statements once, default `false`. */
  readonly preparedStatements?: boolean;
  /** Name the tenant to the database in every call for one tenant, default `false`; see `migrate`. */
  readonly rowLevelSecurity?: boolean;
  /** How many endpoints a tenant may have, default 16. */
  readonly endpointsPerTenant?: number;
}

/** The largest integer of the server. */
const MOST_LOOKS = 2_147_483_647;

const optionsShape = object<PostgresDeliveryStoreOptions>({
  schema: optional(schemaName),
  preparedStatements: optional(flag),
  rowLevelSecurity: optional(flag),
  endpointsPerTenant: optional(integer(1, 1_000_000_000)),
});

/**
 * Endpoints and deliveries in PostgreSQL, filled by the commits of `postgresStore` on the same schema.
 *
 * A claim skips what another relay has locked, and is committed before anything is sent. Leases and due times are by the
 * database's clock. `claim`, `events`, `finish`, `prune` and `lag` see all tenants: where row level security is on, they
 * need the owner of the tables, while everything for one tenant runs under the role of the application.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for an option
 * @example
 * ```ts
 * const relay = createRelay({ store: postgresDeliveryStore({ pool }), sinks: { https: httpSink() } });
 * ```
 */
export function postgresDeliveryStore(
  source: PoolSource | { readonly pglite: PGliteInstance },
  options: PostgresDeliveryStoreOptions = {},
): DeliveryStore {
  requireSource(source, 'postgresDeliveryStore', ['pool', 'pglite']);
  requireOptions(optionsShape, options, 'postgresDeliveryStore');
  const { schema = 'oneoff', preparedStatements = false, rowLevelSecurity = false, endpointsPerTenant = 16 } = options;
  const statements = createStatements(source, { schema, preparedStatements, rowLevelSecurity });
  const { read, write, forAll } = statements;

  return {
    ...createEndpointRows(statements, endpointsPerTenant),
    async resend(tenant, endpointId, which) {
      const eventId = 'eventId' in which ? which.eventId : null;
      if (![tenant, endpointId, eventId ?? ''].every(isStorable)) return 0;
      const since = 'since' in which ? which.since : null;
      return countOf(await write(tenant, 'resend', endpointId, eventId, since, 'dead' in which ? 'dead' : null));
    },
    async deadLetters(tenant, endpointId, limit) {
      if (![tenant, endpointId].every(isStorable)) return [];
      return (await read(tenant, 'deadLetters', endpointId, String(limit))).map((row) => ({
        eventId: row['id'] as string,
        type: row['type'] as EventType,
        invoiceId: row['invoice'] as string,
        sequence: Number(row['sequence']),
        attempts: Number(row['attempt']),
        error: row['error'] ?? '',
      }));
    },
    async claim(request) {
      const { leaseMs, limit, smallLane, interrupted, maxBytes, perEndpoint, perTenant, maxAttempts } = request;
      const numbers = [leaseMs, limit, smallLane, interrupted, maxBytes, perEndpoint, perTenant, maxAttempts];
      const lists = [request.busy, request.busyTenants, request.slowTenants];
      const { lookAfter, lookAt } = request;
      const look = (['small', 'proven'] as const).flatMap((lane) => {
        const { tenant, id } = lookAfter[lane] ?? { tenant: '', id: '' };
        return [tenant, id, String(Math.min(lookAt[lane], MOST_LOOKS))];
      });
      const rows = await forAll('claim', ...numbers.map(String), ...lists.map((list) => JSON.stringify(list)), ...look);
      const of = (status: string | null) => rows.filter((row) => row['status'] === status);
      const stoppedIn = (small: string): EndpointKey | null => {
        const row = of(null).find((one) => one['small'] === small);
        return row ? { tenant: row['tenant'] as string, id: row['endpoint_id'] as string } : null;
      };
      const stoppedAt = { proven: stoppedIn('false'), small: stoppedIn('true') };
      return { deliveries: of('leased').map(claimedOf), dead: of('dead').map(claimedOf), stoppedAt };
    },
    async events(deliveries) {
      const keys = deliveries.map(({ id }, place) => ({ ...deliveryColumns(id), place }));
      const rows = keys.length === 0 ? [] : await forAll('events', JSON.stringify(keys));
      const found = new Map(rows.map((row) => [Number(row['place']), row]));
      return deliveries.map((_, place) => {
        const row = found.get(place);
        return row ? readEvent(row) : null;
      });
    },
    async finish(tries) {
      if (tries.length === 0) return [];
      const given = tries.map(({ id, token, result }) => ({ ...deliveryColumns(id), token, ...storable(result) }));
      const rows = await forAll('finish', JSON.stringify(given));
      const changed = rows.filter((row) => row['changed'] === 'true');
      const endpoints = changed.map(({ tenant, endpoint }) => ({ tenant, endpoint }));
      if (endpoints.length > 0) await forAll('changeLane', JSON.stringify(endpoints));
      return rows.map(({ tenant, endpoint, invoice, sequence }) =>
        JSON.stringify([tenant, endpoint, invoice, Number(sequence)]),
      );
    },
    prune: async (olderThanMs) => countOf(await forAll('prune', String(olderThanMs))),
    async lag() {
      const [row] = await forAll('lag');
      const oldest = row?.['oldest'] ?? null;
      return { pending: Number(row?.['pending']), oldestMs: oldest === null ? null : Math.max(0, Number(oldest)) };
    },
  };
}
