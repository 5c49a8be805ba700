import type { EventType, InvoiceEvent } from '../../invoice/events.ts';
import type { ClaimRequest, Delivery, DeliveryOutcome, DeliveryStore, Endpoint } from '../../ports/delivery-store.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { SUITE_TENANT } from '../invoice-store/bench.ts';
import { commitChanges, eventOf } from '../invoice-store/commit-parts.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';

/** An hour after the events of the suite. */
export const NOW = '2025-03-10T10:00:00.000Z';

/** So many seconds after {@link NOW}, or before it. */
export function after(seconds: number): string {
  return new Date(Date.parse(NOW) + seconds * 1000).toISOString();
}

/** A store and its deliveries, fresh and empty. */
export interface DeliveryStores {
  readonly store: InvoiceStore;
  readonly deliveries: DeliveryStore;
}

/** Which event to commit. */
interface EventChoice {
  readonly invoice?: string;
  readonly sequence?: number;
  readonly type?: EventType;
  readonly tenant?: string;
  readonly seller?: string;
  readonly at?: string;
}

/** What a test of deliveries works with. */
export interface DeliveryBench extends DeliveryStores {
  save(members?: Partial<Endpoint>): Promise<Endpoint>;
  /** Commit events, all of one tenant, in one transaction. */
  commit(...choices: readonly EventChoice[]): Promise<readonly InvoiceEvent[]>;
  claim(members?: Partial<ClaimRequest>): Promise<readonly Delivery[]>;
  settle(delivery: Delivery | undefined, outcome?: DeliveryOutcome, now?: string): Promise<boolean>;
}

/** Declares one test on fresh stores. */
export type DeliveryTest = (name: string, run: (bench: DeliveryBench) => Promise<void>) => void;

/** An endpoint for everything. */
export function sampleEndpoint(members: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 'books',
    tenant: SUITE_TENANT,
    url: 'https://books.example/hooks?grüße=👋',
    eventTypes: ['*'],
    billingEntityId: null,
    secrets: ['whsec_bmV3ZXN0IHNlY3JldCBvZiBhbGwh', 'whsec_b2xkZXIgc2VjcmV0IG9mIHRoZW0h'],
    state: 'active',
    failingSince: null,
    createdAt: '2025-03-01T00:00:00.000Z',
    ...members,
  };
}

/** Set up what a test needs. */
export function deliveryBench({ store, deliveries }: DeliveryStores): DeliveryBench {
  return {
    store,
    deliveries,
    async save(members) {
      const endpoint = sampleEndpoint(members);
      await deliveries.saveEndpoint(endpoint);
      return endpoint;
    },
    async commit(...choices) {
      const events = choices.map(sampleEvent);
      const last = new Map(events.map((event) => [event.data.invoice.id, event.data.invoice]));
      await commitChanges(store, { invoices: [...last.values()], events }, choices[0]?.tenant);
      return events;
    },
    claim: (members) =>
      deliveries.claim({ now: NOW, leaseMs: 60_000, limit: 100, perEndpoint: 100, busy: [], ...members }),
    async settle(delivery, outcome = { status: 'delivered' }, now = NOW) {
      if (!delivery) throw new Error('nothing was claimed');
      const { id, token } = delivery;
      return (await deliveries.settle([{ id, token, outcome }], now)).includes(id);
    },
  };
}

function sampleEvent({ invoice = 'inv', sequence = 1, type, tenant, seller, at }: EventChoice): InvoiceEvent {
  const members = { id: invoice, version: sequence, ...(tenant && { tenant }), ...(at && { updatedAt: at }) };
  const draft = sampleDraft(members);
  return eventOf(seller ? { ...draft, billingEntity: { ...draft.billingEntity, id: seller } } : draft, type);
}

/** Invoice and sequence of deliveries, and to which endpoint. */
export function namesOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ endpoint, event }) => `${endpoint.id} ${event.data.invoice.id} ${event.sequence}`).sort();
}
