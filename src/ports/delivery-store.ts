import type { EventType, InvoiceEvent } from '../invoice/events.ts';

/** Which events an endpoint wants: one type, all of an invoice or a credit note, or all. */
export type WantedEvent = EventType | '*' | 'invoice.*' | 'credit_note.*';

/** A receiver of events. */
export interface Endpoint {
  readonly id: string;
  readonly tenant: string;
  /** Its scheme says which sink takes the events: `https:`, or one of the host's own such as `queue:billing`. */
  readonly url: string;
  readonly eventTypes: readonly WantedEvent[];
  /** Only events of this seller; `null` is any. */
  readonly billingEntityId: string | null;
  /** Signing secrets, newest first; several while they are rotated. */
  readonly secrets: readonly string[];
  /** A paused endpoint's events wait; a disabled one gets no new ones either. */
  readonly state: EndpointState;
  /** Since when every try failed, an ISO instant; `null` after a success. The store keeps it. */
  readonly failingSince: string | null;
  readonly createdAt: string;
  /** The SHA-256 of the input that it was created from, if that had an idempotency key. */
  readonly fingerprint?: string;
}

/** Whether an endpoint gets its events. */
export type EndpointState = 'active' | 'paused' | 'disabled';

/** Names an endpoint. */
export interface EndpointKey {
  readonly tenant: string;
  readonly id: string;
}

/** An event on its way to one endpoint, leased to the one that claimed it. */
export interface Delivery {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly event: InvoiceEvent;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Proves the lease when it is settled. */
  readonly token: string;
}

/**
 * How a try ended; `at` is the ISO instant of the next one, `holdUntil` that before which the endpoint wants nothing at
 * all. A released delivery was not tried.
 */
export type DeliveryOutcome =
  | { readonly status: 'delivered' }
  | { readonly status: 'retry'; readonly at: string; readonly error: string; readonly holdUntil?: string }
  | { readonly status: 'dead'; readonly error: string }
  | { readonly status: 'released' };

/** A delivery that was tried, by id and token. */
export interface Settlement {
  readonly id: string;
  readonly token: string;
  readonly outcome: DeliveryOutcome;
}

/** What a claim asks for. */
export interface ClaimRequest {
  /** ISO instant. */
  readonly now: string;
  /** How long the deliveries are leased, in milliseconds. */
  readonly leaseMs: number;
  readonly limit: number;
  /** At most so many of one endpoint, and one of an endpoint that is failing. */
  readonly perEndpoint: number;
  /** Endpoints that get no more for now. */
  readonly busy: readonly EndpointKey[];
}

/** Which events to queue again: one, all since an ISO instant, or all dead letters. */
export type ReplayChoice = { readonly eventId: string } | { readonly since: string } | { readonly dead: true };

/** A delivery that was given up. */
export interface DeadLetter {
  readonly eventId: string;
  readonly type: EventType;
  readonly invoiceId: string;
  readonly sequence: number;
  readonly attempts: number;
  readonly error: string;
}

/**
 * The outbox side of a store: which event still goes where.
 *
 * The deliveries are written by the commit that writes the events: one for each endpoint of the tenant that wants the
 * event and is not disabled. A claim takes, per endpoint and invoice, only the lowest sequence, when none earlier is
 * pending or leased; a lease that ran out is claimed anew, and settling is fenced by the lease's token. There is no
 * cursor: an event that commits late is not passed over.
 *
 * Prove an implementation with `deliveryStoreSuite` of `oneoff/testing`.
 */
export interface DeliveryStore {
  /**
   * Add an endpoint. Resolves with it, or with the one that has the same tenant and id already, which stays as it is: of
   * two calls at once one adds.
   */
  addEndpoint(endpoint: Endpoint): Promise<Endpoint>;
  /** Add an endpoint, or replace the one of the same tenant and id. */
  saveEndpoint(endpoint: Endpoint): Promise<void>;
  /**
   * Change an endpoint as it is under its lock, so that of two changes at once neither is lost; resolves with it, or
   * with `null` where there is none.
   *
   * `change` is pure and synchronous and may be called again. Id, tenant, state and `failingSince` stay as they are.
   */
  updateEndpoint(tenant: string, id: string, change: (endpoint: Endpoint) => Endpoint): Promise<Endpoint | null>;
  /** Its deliveries go with it. */
  deleteEndpoint(tenant: string, id: string): Promise<void>;
  /** All of a tenant, in the order of their ids. */
  endpoints(tenant: string): Promise<readonly Endpoint[]>;
  /** Resolves with whether there is such an endpoint. `"active"` ends its failing and its hold, and makes what waits due at `now`. */
  setEndpointState(tenant: string, id: string, state: EndpointState, now: string): Promise<boolean>;
  /** Lease what is due of active endpoints, the longest due first. */
  claim(request: ClaimRequest): Promise<readonly Delivery[]>;
  /**
   * Resolves with the ids that were settled; a lost lease settles nothing.
   *
   * A success ends an endpoint's failing, a failure begins it. A released delivery is due at once, and its try does not
   * count.
   */
  settle(settlements: readonly Settlement[], now: string): Promise<readonly string[]>;
  /**
   * Queue events for an endpoint again that it wants, also those from before it was there; resolves with how many. What
   * is leased is left alone.
   */
  replay(tenant: string, endpointId: string, which: ReplayChoice, now: string): Promise<number>;
  /** Deliveries that were given up, in the order of invoice and sequence; at most `limit`. */
  deadLetters(tenant: string, endpointId: string, limit: number): Promise<readonly DeadLetter[]>;
  /** Forget what was delivered before an instant; resolves with how many. */
  prune(before: string): Promise<number>;
  /** How many deliveries wait at active endpoints, and of when the oldest event among them is. */
  lag(): Promise<{ readonly pending: number; readonly oldest: string | null }>;
}
