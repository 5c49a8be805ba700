import { StoreError, ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { EventType } from '../../invoice/events.ts';
import type { DeliveryStore, Endpoint } from '../../ports/delivery-store.ts';
import { flag, integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { requireTenant } from '../../validation/require-tenant.ts';
import { isStorable } from '../../validation/storable.ts';
import { databaseOf } from '../connection/database-of.ts';
import { schemaName } from '../connection/option-shapes.ts';
import { requireSource } from '../connection/require-source.ts';
import { retrying } from '../connection/retrying.ts';
import type { PGliteInstance, PgPool } from '../connection/source.ts';
import { identifier, type SqlQuery, type SqlRow, type SqlValue } from '../connection/sql.ts';
import { isCollision } from '../connection/store-failure.ts';
import { readEvent } from '../queries/history.ts';
import { claimedOf, deliveryColumns, endpointOf, storable } from './delivery-rows.ts';
import { deliverySql } from './delivery-sql.ts';

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

const optionsShape = object<PostgresDeliveryStoreOptions>({
  schema: optional(schemaName),
  preparedStatements: optional(flag),
  rowLevelSecurity: optional(flag),
  endpointsPerTenant: optional(integer(1, 1_000_000_000)),
});

const TRIES = { collided: 5 };

/** The write of a transaction that has written already. */
const NOTHING_MORE: SqlQuery = { text: 'select 1', values: [] };

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
  source: { readonly pool: PgPool } | { readonly pglite: PGliteInstance },
  options: PostgresDeliveryStoreOptions = {},
): DeliveryStore {
  requireSource(source, 'postgresDeliveryStore', ['pool', 'pglite']);
  requireOptions(optionsShape, options, 'postgresDeliveryStore');
  const schema = identifier(options.schema ?? 'oneoff');
  const { preparedStatements = false, rowLevelSecurity = false, endpointsPerTenant = 16 } = options;
  const database = databaseOf(source, { preparedStatements, rowLevelSecurity });
  const forAll = databaseOf(source, { preparedStatements });
  const statements = deliverySql(schema);
  type Name = keyof typeof statements;
  const statement = (name: Name, ...values: readonly SqlValue[]): SqlQuery => ({
    name: `${schema}_deliveries_${name}`,
    text: statements[name],
    values,
  });
  const read = (tenant: string, name: Name, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> =>
    retrying(TRIES, () => database.read(tenant, statement(name, tenant, ...values)));
  /** One statement is a transaction by itself, unless the tenant has to be set before it. */
  const write = (tenant: string, name: Name, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> =>
    rowLevelSecurity
      ? retrying(TRIES, () =>
          database.transact(tenant, async (session) => ({
            result: await session.query(statement(name, tenant, ...values)),
            write: NOTHING_MORE,
          })),
        )
      : read(tenant, name, ...values);
  let isOwner: Promise<void> | undefined;
  const requireOwner = (): Promise<void> => {
    isOwner ??= checkOwner(forAll.read('', statement('isHidden')), schema).catch((error: unknown) => {
      isOwner = undefined;
      throw error;
    });
    return isOwner;
  };
  const runForAll = async (name: Name, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> => {
    await requireOwner();
    const query = statement(name, ...values);
    try {
      return await forAll.read('', query);
    } catch (error) {
      if (!isCollision(error)) throw error;
      // A statement alone has the isolation of the server, which may be more than a claim can live with.
      return retrying(TRIES, () =>
        forAll.transact('', async (session) => ({ result: await session.query(query), write: NOTHING_MORE })),
      );
    }
  };
  const saving = ({ state, failingSince, ...endpoint }: Endpoint): SqlQuery => {
    const { tenant, id, billingEntityId, eventTypes } = endpoint;
    const lists = [JSON.stringify(eventTypes), failingSince, JSON.stringify(endpoint)] as const;
    return statement('saveEndpoint', tenant, id, state, billingEntityId, ...lists);
  };
  const put = async (endpoint: Endpoint, replaces: boolean): Promise<Endpoint> => {
    const { tenant, id } = endpoint;
    requireTenant(tenant);
    const answer = await retrying(TRIES, () =>
      database.transact<Endpoint | number>(tenant, async (session) => {
        // A statement sees what was committed before it began: reading needs one of its own, after the lock.
        await session.query(statement('lockTenant', `${schema} ${tenant}`));
        const [known] = await session.query(statement('lockEndpoint', tenant, id));
        if (known && !replaces) return { result: endpointOf(known), write: null };
        const count = known ? 0 : countOf(await session.query(statement('countEndpoints', tenant)));
        if (count >= endpointsPerTenant) return { result: count, write: null };
        return { result: endpoint, write: saving(endpoint) };
      }),
    );
    return typeof answer === 'number' ? refuseMore(tenant, answer, endpointsPerTenant) : answer;
  };

  return {
    addEndpoint: (endpoint) => put(endpoint, false),
    async saveEndpoint(endpoint) {
      await put(endpoint, true);
    },
    async updateEndpoint(tenant, id, change) {
      if (![tenant, id].every(isStorable)) return null;
      // What a change throws comes after the transaction: it is no failure of the store.
      const answer = await retrying(TRIES, () =>
        database.transact<() => Endpoint | null>(tenant, async (session) => {
          const [row] = await session.query(statement('lockEndpoint', tenant, id));
          if (row === undefined) return { result: () => null, write: null };
          const found = endpointOf(row);
          const { state, failingSince } = found;
          try {
            const changed = { ...change(found), id, tenant, state, failingSince };
            return { result: () => changed, write: saving(changed) };
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
      await write(tenant, 'deleteEndpoint', id);
    },
    endpoints: async (tenant) => (isStorable(tenant) ? (await read(tenant, 'endpoints')).map(endpointOf) : []),
    async setEndpointState(tenant, id, state) {
      requireTenant(tenant);
      return (await write(tenant, 'setEndpointState', id, state)).length > 0;
    },
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
      const rows = await runForAll('claim', ...numbers.map(String), ...lists.map((list) => JSON.stringify(list)));
      const of = (status: string) => rows.filter((row) => row['status'] === status).map(claimedOf);
      return { deliveries: of('leased'), dead: of('dead') };
    },
    async events(deliveries) {
      const keys = deliveries.map(({ id }, place) => ({ ...deliveryColumns(id), place }));
      const rows = keys.length === 0 ? [] : await runForAll('events', JSON.stringify(keys));
      const found = new Map(rows.map((row) => [Number(row['place']), row]));
      return deliveries.map((_, place) => {
        const row = found.get(place);
        return row ? readEvent(row['event'] as string, row['snapshot'] as string, row['is_own'] === 'true') : null;
      });
    },
    async finish(tries) {
      if (tries.length === 0) return [];
      const given = tries.map(({ id, token, result }) => ({ ...deliveryColumns(id), token, ...storable(result) }));
      return (await runForAll('finish', JSON.stringify(given))).map(({ tenant, endpoint, invoice, sequence }) =>
        JSON.stringify([tenant, endpoint, invoice, Number(sequence)]),
      );
    },
    prune: async (olderThanMs) => countOf(await runForAll('prune', String(olderThanMs))),
    async lag() {
      const [row] = await runForAll('lag');
      const oldest = row?.['oldest'] ?? null;
      return { pending: Number(row?.['pending']), oldestMs: oldest === null ? null : Math.max(0, Number(oldest)) };
    },
  };
}

function countOf(rows: readonly SqlRow[]): number {
  return Number(rows[0]?.['count'] ?? 0);
}

/** Row level security would show a relay nothing, and it would deliver nothing without a word. */
async function checkOwner(rows: Promise<readonly SqlRow[]>, schema: string): Promise<void> {
  if ((await rows)[0]?.['hidden'] !== 'true') return;
  throw new StoreError(
    `row level security hides the tables of ${schema} from this role, and a relay works for all tenants; connect it as the owner of the tables`,
    { retryable: false },
  );
}

function refuseMore(tenant: string, count: number, limit: number): never {
  throw new ValidationError([
    fault(
      'endpoint.too_many',
      '',
      `tenant ${show(tenant)} has ${count} webhook endpoints, and ${limit} is the limit; delete one, or raise endpointsPerTenant of the delivery store`,
      { limit },
    ),
  ]);
}
