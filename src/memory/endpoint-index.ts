import type { InvoiceEvent } from '../invoice/events.ts';
import type { Endpoint } from '../ports/delivery-store.ts';
import type { EndpointQueue } from './endpoint-queue.ts';

/** The queues of endpoints: found by tenant and id, and by the events that they get. */
export interface EndpointIndex {
  get(tenant: string, id: string): EndpointQueue | undefined;
  ofTenant(tenant: string): readonly EndpointQueue[];
  /** The queues whose endpoint gets an event, disabled ones too. */
  wanting(event: InvoiceEvent): Iterable<EndpointQueue>;
  /** Keep a queue, or find it by the changed event types of its endpoint. */
  put(queue: EndpointQueue): void;
  delete(tenant: string, id: string): void;
}

interface TenantIndex {
  readonly byId: Map<string, EndpointQueue>;
  readonly byType: Map<string, Set<EndpointQueue>>;
}

/** An empty index. */
export function createEndpointIndex(): EndpointIndex {
  const tenants = new Map<string, TenantIndex>();
  const forget = (index: TenantIndex, queue: EndpointQueue): void => {
    for (const queues of index.byType.values()) queues.delete(queue);
  };
  return {
    get: (tenant, id) => tenants.get(tenant)?.byId.get(id),
    ofTenant: (tenant) => [...(tenants.get(tenant)?.byId.values() ?? [])],
    *wanting(event) {
      const index = tenants.get(event.tenant);
      if (!index) return;
      const seen = new Set<EndpointQueue>();
      for (const type of typesOf(event))
        for (const queue of index.byType.get(type) ?? []) {
          if (seen.has(queue) || !isOfBillingEntity(queue.endpoint, event)) continue;
          seen.add(queue);
          yield queue;
        }
    },
    put(queue) {
      const { tenant, id, eventTypes } = queue.endpoint;
      const index = tenants.get(tenant) ?? { byId: new Map(), byType: new Map() };
      tenants.set(tenant, index);
      forget(index, queue);
      index.byId.set(id, queue);
      for (const type of eventTypes) {
        const queues = index.byType.get(type) ?? new Set();
        index.byType.set(type, queues.add(queue));
      }
    },
    delete(tenant, id) {
      const index = tenants.get(tenant);
      const queue = index?.byId.get(id);
      if (!index || !queue) return;
      forget(index, queue);
      index.byId.delete(id);
    },
  };
}

/** Whether an endpoint gets an event. */
export function gets(endpoint: Endpoint, event: InvoiceEvent): boolean {
  const wanted: readonly string[] = endpoint.eventTypes;
  return isOfBillingEntity(endpoint, event) && typesOf(event).some((type) => wanted.includes(type));
}

function isOfBillingEntity({ billingEntityId }: Endpoint, { data }: InvoiceEvent): boolean {
  return billingEntityId === null || billingEntityId === data.invoice.billingEntity.id;
}

function typesOf({ type }: InvoiceEvent): readonly string[] {
  return ['*', type, `${type.split('.')[0]}.*`];
}
