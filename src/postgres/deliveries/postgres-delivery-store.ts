import type { EventType } from '../../invoice/events.ts';
import type { Delivery, DeliveryOutcome, DeliveryStore, Endpoint, EndpointState } from '../../ports/delivery-store.ts';
import { databaseOf } from '../connection/database-of.ts';
import { requireTenant } from '../connection/require-tenant.ts';
import { retrying } from '../connection/retrying.ts';
import type { PGliteInstance, PgPool } from '../connection/source.ts';
import { identifier, isStorable, type SqlQuery, type SqlRow, type SqlValue } from '../connection/sql.ts';
import { readEvent } from '../queries/history.ts';
import { deliverySql } from './delivery-sql.ts';

/** Options of {@link postgresDeliveryStore}. */
export interface PostgresDeliveryStoreOptions {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Let each connection of a pool prepare the statements once, default `false`. */
  readonly preparedStatements?: boolean;
}

const TRIES = { collided: 5 };

/**
 * Endpoints and deliveries in PostgreSQL, filled by the commits of `postgresStore` on the same schema.
 *
 * A claim skips what another relay has locked, and is committed before anything is sent. It sees all tenants: where
 * row level security is on, the relay connects as the owner of the tables.
 *
 * @example
 * ```ts
 * const relay = createRelay({ store: postgresDeliveryStore({ pool }), sinks: { https: httpSink() } });
 * ```
 */
export function postgresDeliveryStore(
  source: { readonly pool: PgPool } | { readonly pglite: PGliteInstance },
  options: PostgresDeliveryStoreOptions = {},
): DeliveryStore {
  const schema = identifier(options.schema ?? 'oneoff');
  const { preparedStatements = false } = options;
  const database = databaseOf(source, { preparedStatements });
  const statements = deliverySql(schema);
  const statement = (name: keyof typeof statements, ...values: readonly SqlValue[]): SqlQuery => ({
    name: `${schema}_deliveries_${name}`,
    text: statements[name],
    values,
  });
  const run = (name: keyof typeof statements, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> =>
    retrying(TRIES, () => database.read('', statement(name, ...values)));
  const writing = (name: 'addEndpoint' | 'saveEndpoint', { state, failingSince, ...endpoint }: Endpoint): SqlQuery => {
    const { tenant, id, billingEntityId, eventTypes } = endpoint;
    const lists = [JSON.stringify(eventTypes), failingSince, JSON.stringify(endpoint)] as const;
    return statement(name, tenant, id, state, billingEntityId, ...lists);
  };
  const count = async (rows: Promise<readonly SqlRow[]>): Promise<number> => Number((await rows)[0]?.['count'] ?? 0);

  return {
    async addEndpoint(endpoint) {
      requireTenant(endpoint.tenant);
      // One that was committed while the statement waited for it is seen by the next.
      for (;;) {
        const [row] = await retrying(TRIES, () => database.read('', writing('addEndpoint', endpoint)));
        if (row) return endpointOf(row);
      }
    },
    async saveEndpoint(endpoint) {
      requireTenant(endpoint.tenant);
      await retrying(TRIES, () => database.read('', writing('saveEndpoint', endpoint)));
    },
    async updateEndpoint(tenant, id, change) {
      if (![tenant, id].every(isStorable)) return null;
      // What a change throws comes after the transaction: it is no failure of the store.
      const answer = await retrying(TRIES, () =>
        database.transact<() => Endpoint | null>('', async (session) => {
          const [row] = await session.query(statement('lockEndpoint', tenant, id));
          if (row === undefined) return { result: () => null, write: null };
          const found = endpointOf(row);
          const { state, failingSince } = found;
          try {
            const changed = { ...change(found), id, tenant, state, failingSince };
            return { result: () => changed, write: writing('saveEndpoint', changed) };
          } catch (refusal) {
            const refuse = (): never => {
              throw refusal;
            };
            return { result: refuse, write: null };
          }
        }),
      );
      return answer();
    },
    async deleteEndpoint(tenant, id) {
      requireTenant(tenant);
      await run('deleteEndpoint', tenant, id);
    },
    endpoints: async (tenant) => (isStorable(tenant) ? (await run('endpoints', tenant)).map(endpointOf) : []),
    async setEndpointState(tenant, id, state, now) {
      requireTenant(tenant);
      return (await run('setEndpointState', tenant, id, state, now)).length > 0;
    },
    async claim({ now, leaseMs, limit, perEndpoint, busy }) {
      const numbers = [leaseMs, limit, perEndpoint].map(String);
      return (await run('claim', now, ...numbers, JSON.stringify(busy))).map(deliveryOf);
    },
    async settle(settlements, now) {
      if (settlements.length === 0) return [];
      const given = settlements.map(({ id, token, outcome }) => ({ ...keyOf(id), token, ...storable(outcome) }));
      return (await run('settle', JSON.stringify(given), now)).map(({ tenant, endpoint, invoice, sequence }) =>
        JSON.stringify([tenant, endpoint, invoice, Number(sequence)]),
      );
    },
    async replay(tenant, endpointId, which, now) {
      const eventId = 'eventId' in which ? which.eventId : null;
      if (![tenant, endpointId, eventId ?? ''].every(isStorable)) return 0;
      const since = 'since' in which ? which.since : null;
      return count(run('replay', tenant, endpointId, now, eventId, since, 'dead' in which ? 'dead' : null));
    },
    async deadLetters(tenant, endpointId, limit) {
      const rows = await run('deadLetters', tenant, endpointId, String(limit));
      return rows.map(({ id, type, invoice, sequence, attempt, error }) => ({
        eventId: id as string,
        type: type as EventType,
        invoiceId: invoice as string,
        sequence: Number(sequence),
        attempts: Number(attempt),
        error: error ?? '',
      }));
    },
    prune: (before) => count(run('prune', before)),
    async lag() {
      const [row] = await run('lag');
      return { pending: Number(row?.['pending']), oldest: row?.['oldest'] ?? null };
    },
  };
}

function endpointOf({ endpoint, state, failing_since }: SqlRow): Endpoint {
  const { createdAt, ...members } = JSON.parse(endpoint as string) as Endpoint;
  return { ...members, state: state as EndpointState, failingSince: failing_since ?? null, createdAt };
}

function deliveryOf(row: SqlRow): Delivery {
  const { tenant, endpoint_id, invoice, sequence, attempt, token, event, snapshot, is_own } = row;
  return {
    id: JSON.stringify([tenant, endpoint_id, invoice, Number(sequence)]),
    endpoint: endpointOf(row),
    event: readEvent(event as string, snapshot as string, is_own === 'true'),
    attempt: Number(attempt),
    token: token as string,
  };
}

function keyOf(id: string): object {
  const [tenant, endpoint, invoice, sequence] = JSON.parse(id) as readonly unknown[];
  return { tenant, endpoint, invoice, sequence };
}

/** An error's text comes from the outside: what the database cannot hold is replaced. */
function storable(outcome: DeliveryOutcome): DeliveryOutcome {
  if (!('error' in outcome) || isStorable(outcome.error)) return outcome;
  return { ...outcome, error: outcome.error.replaceAll(/\0|\p{Surrogate}/gu, '\uFFFD') };
}
