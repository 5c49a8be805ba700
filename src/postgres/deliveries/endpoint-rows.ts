import { tooManyEndpoints } from '../../outbox/too-many-endpoints.ts';
import type { DeliveryStore, Endpoint } from '../../ports/delivery-store.ts';
import { requireTenant } from '../../validation/require-tenant.ts';
import { isStorable } from '../../validation/storable.ts';
import { retrying } from '../connection/retrying.ts';
import type { SqlQuery } from '../connection/sql.ts';
import { endpointOf } from './delivery-rows.ts';
import { countOf, type DeliveryStatements, TRIES } from './statements.ts';

type EndpointRows = Pick<
  DeliveryStore,
  'addEndpoint' | 'saveEndpoint' | 'updateEndpoint' | 'deleteEndpoint' | 'endpoints' | 'setEndpointState'
>;

/** The endpoints of a delivery store. */
export function createEndpointRows(statements: DeliveryStatements, endpointsPerTenant: number): EndpointRows {
  const { schema, database, of, read, write } = statements;
  const saving = ({ state, failingSince, ...endpoint }: Endpoint): SqlQuery => {
    const { tenant, id, billingEntityId, eventTypes } = endpoint;
    const lists = [JSON.stringify(eventTypes), failingSince, JSON.stringify(endpoint)] as const;
    return of('saveEndpoint', tenant, id, state, billingEntityId, ...lists);
  };
  const put = async (endpoint: Endpoint, replaces: boolean): Promise<Endpoint> => {
    const { tenant, id, fingerprint } = endpoint;
    requireTenant(tenant);
    const answer = await retrying(TRIES, () =>
      database.transact<Endpoint | number>(tenant, async (session) => {
        // A statement sees what was committed before it began: reading needs one of its own, after the lock.
        await session.query(of('lockTenant', `${schema} ${tenant}`));
        const [added] = replaces ? [] : await session.query(of('addedEndpoint', tenant, id));
        if (added) return { result: JSON.parse(added['endpoint'] as string) as Endpoint, write: null };
        const [known] = await session.query(of('lockEndpoint', tenant, id));
        if (known && !replaces) return { result: endpointOf(known), write: null };
        const count = known ? 0 : countOf(await session.query(of('countEndpoints', tenant)));
        if (count >= endpointsPerTenant) return { result: count, write: null };
        if (!replaces && fingerprint !== undefined)
          await session.query(of('rememberEndpoint', tenant, id, JSON.stringify(endpoint)));
        return { result: endpoint, write: saving(endpoint) };
      }),
    );
    if (typeof answer === 'number') throw tooManyEndpoints(tenant, answer, endpointsPerTenant);
    return answer;
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
          const [row] = await session.query(of('lockEndpoint', tenant, id));
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
  };
}
