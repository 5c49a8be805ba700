import type { EventType, InvoiceEvent } from '../../invoice/events.ts';
import type {
  Claim,
  ClaimedDelivery,
  ClaimRequest,
  Delivery,
  DeliveryResult,
  DeliveryStore,
  Endpoint,
} from '../../ports/delivery-store.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { SUITE_TENANT } from '../invoice-store/bench.ts';
import { commitChanges, eventOf } from '../invoice-store/commit-parts.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';

const EVENTS_AT = Date.parse('2025-03-10T10:00:00.000Z');

/** An instant in the seconds before or after which most events of the suite happened. */
export function at(seconds: number): string {
  return new Date(EVENTS_AT + seconds * 1000).toISOString();
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
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
  readonly billingEntity?: string;
  readonly at?: string;
}

/** What a test of deliveries works with. */
export interface DeliveryBench extends DeliveryStores {
  save(members?: Partial<Endpoint>): Promise<Endpoint>;
  /** Commit events, all of one tenant, in one transaction. */
  commit(...choices: readonly EventChoice[]): Promise<readonly InvoiceEvent[]>;
  /** One claim, with room for everything but for what is named. */
  claimOnce(members?: Partial<ClaimRequest>): Promise<Claim>;
  /** Claim until nothing is left, and read the events. */
  claim(members?: Partial<ClaimRequest>): Promise<readonly Delivery[]>;
  finish(delivery: ClaimedDelivery | undefined, result?: DeliveryResult): Promise<boolean>;
  /** Make the endpoints of a tenant proven: deliver one event to each. */
  prove(tenant?: string): Promise<void>;
}

/** Declares one test on fresh stores. */
export type DeliveryTest = (name: string, run: (bench: DeliveryBench) => Promise<void>) => void;

const ROOM: ClaimRequest = {
  leaseMs: 60_000,
  maxAttempts: 1000,
  limit: 100,
  smallLane: 100,
  lookAfter: { proven: null, small: null },
  lookAt: { proven: 1_000_000, small: 1_000_000 },
  interrupted: 100,
  maxBytes: 1_000_000_000,
  perEndpoint: 100,
  perTenant: 100,
  busy: [],
  busyTenants: [],
  slowTenants: [],
};

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
  const claimOnce: DeliveryBench['claimOnce'] = (members) => deliveries.claim({ ...ROOM, ...members });
  const finish: DeliveryBench['finish'] = async (delivery, result = { status: 'delivered' }) => {
    if (!delivery) throw new Error('nothing was claimed');
    const { id, token } = delivery;
    return (await deliveries.finish([{ id, token, result }])).includes(id);
  };
  const bench: DeliveryBench = {
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
    claimOnce,
    async claim(members) {
      const claimed: ClaimedDelivery[] = [];
      for (;;) {
        const { deliveries: more } = await claimOnce(members);
        if (more.length === 0) break;
        claimed.push(...more);
      }
      const events = await deliveries.events(claimed);
      return claimed.map((one, index) => {
        const event = events[index];
        if (!event) throw new Error(`the event of ${one.id} is missing`);
        return { ...one, event };
      });
    },
    finish,
    async prove(tenant = SUITE_TENANT) {
      await bench.commit({ invoice: 'proof', tenant, at: at(-100_000) });
      for (;;) {
        const { deliveries: more } = await claimOnce();
        if (more.length === 0) return;
        for (const one of more) await finish(one);
      }
    },
  };
  return bench;
}

function sampleEvent({ invoice = 'inv', sequence = 1, type, tenant, billingEntity, at }: EventChoice): InvoiceEvent {
  const members = { id: invoice, version: sequence, ...(tenant && { tenant }), ...(at && { updatedAt: at }) };
  const draft = sampleDraft(members);
  return eventOf(
    billingEntity ? { ...draft, billingEntity: { ...draft.billingEntity, id: billingEntity } } : draft,
    type,
  );
}

/** Invoice and sequence of deliveries, and to which endpoint. */
export function namesOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ endpoint, event }) => `${endpoint.id} ${event.data.invoice.id} ${event.sequence}`).sort();
}
