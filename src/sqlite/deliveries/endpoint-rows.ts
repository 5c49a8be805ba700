import { tooManyEndpoints } from '../../outbox/too-many-endpoints.ts';
import type { DeliveryStore, Endpoint } from '../../ports/delivery-store.ts';
import { requireTenant } from '../../validation/require-tenant.ts';
import { isStorable } from '../../validation/storable.ts';
import type { Connection, SqliteStatements } from '../statements.ts';
import { endpointOf, timeOf } from './delivery-rows.ts';

type EndpointRows = Pick<
  DeliveryStore,
  'addEndpoint' | 'saveEndpoint' | 'updateEndpoint' | 'deleteEndpoint' | 'endpoints' | 'setEndpointState'
>;

/** The endpoints of a delivery store. */
export function endpointRows(connection: Connection, endpointsPerTenant: number): EndpointRows {
  const put = (on: SqliteStatements, endpoint: Endpoint): void => {
    const { tenant } = endpoint;
    const isKnown = find(on, tenant, endpoint.id) !== undefined;
    const count = isKnown ? 0 : Number(on.all(COUNT, tenant)[0]?.['count']);
    if (count >= endpointsPerTenant) throw tooManyEndpoints(tenant, count, endpointsPerTenant);
    save(on, endpoint);
  };
  return {
    async addEndpoint(endpoint) {
      const { tenant, id, fingerprint } = endpoint;
      requireTenant(tenant);
      return connection.transact((on) => {
        const [added] = on.all('select endpoint from oneoff_added_endpoints where tenant = ? and id = ?', tenant, id);
        if (added) return JSON.parse(added['endpoint'] as string) as Endpoint;
        const known = find(on, tenant, id);
        if (known) return known;
        put(on, endpoint);
        const remember = 'insert into oneoff_added_endpoints (tenant, id, endpoint) values (?, ?, ?)';
        if (fingerprint !== undefined) on.run(remember, tenant, id, JSON.stringify(endpoint));
        return endpoint;
      });
    },
    async saveEndpoint(endpoint) {
      requireTenant(endpoint.tenant);
      await connection.transact((on) => put(on, endpoint));
    },
    async updateEndpoint(tenant, id, change) {
      if (![tenant, id].every(isStorable)) return null;
      return connection.transact((on) => {
        const found = find(on, tenant, id);
        if (!found) return null;
        const { state, failingSince } = found;
        const changed = { ...change(found), id, tenant, state, failingSince };
        save(on, changed);
        return changed;
      });
    },
    async deleteEndpoint(tenant, id) {
      requireTenant(tenant);
      await connection.transact((on) => {
        on.run('delete from oneoff_endpoints where tenant = ? and id = ?', tenant, id);
        on.run('delete from oneoff_deliveries where tenant = ? and endpoint = ?', tenant, id);
      });
    },
    async endpoints(tenant) {
      if (!isStorable(tenant)) return [];
      const sql = 'select document, state, failing_since from oneoff_endpoints where tenant = ? order by id';
      return (await connection.read((on) => on.all(sql, tenant))).map(endpointOf);
    },
    async setEndpointState(tenant, id, state) {
      requireTenant(tenant);
      return connection.transact((on) => {
        if (!find(on, tenant, id)) return false;
        on.run('update oneoff_endpoints set state = ? where tenant = ? and id = ?', state, tenant, id);
        if (state === 'active') {
          on.run(`${END_FAILING} where tenant = ? and id = ?`, tenant, id);
          const now = timeOf(on);
          const due = `update oneoff_deliveries set due_at = ? where tenant = ? and endpoint = ? and status = 'pending'`;
          on.run(`${due} and due_at > ?`, now, tenant, id, now);
        }
        return true;
      });
    },
  };
}

const COUNT = 'select count(*) as count from oneoff_endpoints where tenant = ?';
const END_FAILING = 'update oneoff_endpoints set failing_since = null, held_until = null';

function find(on: SqliteStatements, tenant: string, id: string): Endpoint | undefined {
  const sql = 'select document, state, failing_since from oneoff_endpoints where tenant = ? and id = ?';
  const [row] = on.all(sql, tenant, id);
  return row && endpointOf(row);
}

function save(on: SqliteStatements, { state, failingSince, ...endpoint }: Endpoint): void {
  const since = failingSince === null ? null : Date.parse(failingSince);
  const { tenant, id, billingEntityId, eventTypes } = endpoint;
  const types = JSON.stringify(eventTypes);
  on.run(SAVE, tenant, id, state, billingEntityId, types, since, JSON.stringify(endpoint));
}

const SAVE = `insert into oneoff_endpoints (tenant, id, state, billing_entity, event_types, failing_since, document)
values (?, ?, ?, ?, ?, ?, ?)
on conflict (tenant, id) do update set state = excluded.state, billing_entity = excluded.billing_entity,
  event_types = excluded.event_types, failing_since = excluded.failing_since, document = excluded.document`;
