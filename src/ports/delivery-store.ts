import type { EventType, InvoiceEvent } from '../invoice/events.ts';

/** Which events an endpoint gets: one type, all of invoices or of credit notes, or all. */
export type WantedEvent = EventType | '*' | 'invoice.*' | 'credit_note.*';

/** A receiver of events. */
export interface Endpoint {
  readonly id: string;
  readonly tenant: string;
  /** Its scheme says which sink takes the events: `https:`, or one of the host's own such as `queue:billing`. */
  readonly url: string;
  readonly eventTypes: readonly WantedEvent[];
  /** Only events of this billing entity; `null`: of any. */
  readonly billingEntityId: string | null;
  /** Signing secrets, newest first; several while they are rotated. */
  readonly secrets: readonly string[];
  /** A paused endpoint's events wait; a disabled one gets no new ones either. */
  readonly state: EndpointState;
  /** Since when every try failed, an ISO instant of the store's clock; `null` after a success. The store keeps it. */
  readonly failingSince: string | null;
  readonly createdAt: string;
  /** The SHA-256 of the input that it was created from, if that had an idempotency key. */
  readonly fingerprint?: string;
}

/** Whether an endpoint gets its events. */
export type EndpointState = 'active' | 'paused' | 'disabled';

/** Identifies an endpoint. */
export interface EndpointKey {
  readonly tenant: string;
  readonly id: string;
}

/** A delivery that was leased, without its event: `events` reads that for each try. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly endpoint: Endpoint;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Proves the lease when the try is finished. */
  readonly token: string;
  /** About how large the event is as JSON, in bytes. */
  readonly bytes: number;
  /** How long every try of the endpoint has failed, in milliseconds of the store's clock; `null` where it is not failing. */
  readonly failingForMs: number | null;
  /** Whether it was claimed for the small lane. */
  readonly small: boolean;
  /** Whether the try before ended without a result: its lease ran out, perhaps because it killed its process. */
  readonly interrupted: boolean;
}

/** An event on its way to one endpoint. */
export interface Delivery extends ClaimedDelivery {
  readonly event: InvoiceEvent;
}

/**
 * How a try ended. Times are durations from now in milliseconds, by the store's clock: `afterMs` until the next try,
 * `holdMs` for as long as the endpoint is to get nothing at all. A released delivery was not tried.
 */
export type DeliveryResult =
  | { readonly status: 'delivered' }
  | { readonly status: 'retry'; readonly afterMs: number; readonly error: string; readonly holdMs?: number }
  | { readonly status: 'dead'; readonly error: string }
  | { readonly status: 'released' };

/** A try that ended, by the delivery's id and its lease's token. */
export interface FinishedTry {
  readonly id: string;
  readonly token: string;
  readonly result: DeliveryResult;
}

/** What is said of each lane. */
export interface Lanes<T> {
  /** Endpoints whose last try was a success. */
  readonly proven: T;
  /** All others; see {@link ClaimRequest}. */
  readonly small: T;
}

/**
 * What a claim asks for.
 *
 * The small lane is for endpoints that have not proven themselves: new ones without a success yet, failing ones, and
 * all of a slow tenant. However many of them hang, the others keep their places.
 */
export interface ClaimRequest {
  /** How long the deliveries are leased, in milliseconds. */
  readonly leaseMs: number;
  /** Tries that a delivery may have; one that has used them up becomes a dead letter instead. */
  readonly maxAttempts: number;
  /** At most so many of proven endpoints. */
  readonly limit: number;
  /** At most so many for the small lane, and one of each endpoint. */
  readonly smallLane: number;
  /** Where the look at a lane begins: after this endpoint, by tenant and id; `null`: with the first. */
  readonly lookAfter: Lanes<EndpointKey | null>;
  /** At most so many endpoints of a lane are looked at; a store may look at more. */
  readonly lookAt: Lanes<number>;
  /** At most so many whose try before was interrupted: one of them may kill the process, and take the others with it. */
  readonly interrupted: number;
  /** At most so many bytes of events together, but always one delivery. */
  readonly maxBytes: number;
  /** At most so many of one endpoint. */
  readonly perEndpoint: number;
  /** At most so many of one tenant. */
  readonly perTenant: number;
  /** Endpoints that get no more for now. */
  readonly busy: readonly EndpointKey[];
  /** Tenants that get no more for now. */
  readonly busyTenants: readonly string[];
  /** Tenants with many slow tries: they get what the others leave in the small lane. */
  readonly slowTenants: readonly string[];
}

/** What a claim found. */
export interface Claim {
  readonly deliveries: readonly ClaimedDelivery[];
  /** Dead letters now: their tries were used up, though none of them left a result. */
  readonly dead: readonly ClaimedDelivery[];
  /** The endpoint with which the look at a lane stopped, for the next `lookAfter`; `null` where it came to its end. */
  readonly stoppedAt: Lanes<EndpointKey | null>;
}

/** Which events to send again: one, all since an ISO instant, or all dead letters. */
export type ResendChoice = { readonly eventId: string } | { readonly since: string } | { readonly dead: true };

/** A delivery that was given up. */
export interface DeadLetter {
  readonly eventId: string;
  readonly type: EventType;
  readonly invoiceId: string;
  readonly sequence: number;
  readonly attempts: number;
  readonly error: string;
}

/** What waits. */
export interface DeliveryLag {
  readonly pending: number;
  /** How long the oldest of them has waited, in milliseconds of the store's clock; `null` where nothing waits. */
  readonly oldestMs: number | null;
}

/**
 * The outbox of a store: which event still has to reach which endpoint.
 *
 * The commit that writes an event also writes its deliveries: one for each endpoint of the tenant that gets the event
 * and is not disabled. Per endpoint and invoice a claim takes only the lowest sequence, and only while no earlier one is
 * pending or leased. A lease that ran out is claimed again; the result of a try counts only with the lease's token.
 * There is no cursor, so an event that commits late is not skipped.
 *
 * All times are the store's: on a database its clock, so that hosts whose clocks differ agree on leases and due times.
 * `claim`, `events`, `finish`, `prune` and `lag` work for all tenants, everything else for one.
 *
 * Test an implementation with `deliveryStoreSuite` of `oneoff/testing`.
 */
export interface DeliveryStore {
  /**
   * Add an endpoint. Resolves with it, or with the one that has the same tenant and id already, which stays as it is: of
   * two concurrent calls one adds. One that was added with a `fingerprint` is remembered: a later call resolves with it as
   * it was added, and adds nothing, even if it was changed or deleted since.
   *
   * @throws {ValidationError} `endpoint.too_many` for one more than a tenant may have
   */
  addEndpoint(endpoint: Endpoint): Promise<Endpoint>;
  /**
   * Add an endpoint, or replace the one with the same tenant and id.
   *
   * @throws {ValidationError} `endpoint.too_many` for one more than a tenant may have
   */
  saveEndpoint(endpoint: Endpoint): Promise<void>;
  /**
   * Change an endpoint under its lock, so that two concurrent changes are both kept; resolves with the changed endpoint,
   * or with `null` where it does not exist.
   *
   * `change` is pure and synchronous and may be called again. Id, tenant, state and `failingSince` stay as they are.
   */
  updateEndpoint(tenant: string, id: string, change: (endpoint: Endpoint) => Endpoint): Promise<Endpoint | null>;
  /** Delete an endpoint and its deliveries. */
  deleteEndpoint(tenant: string, id: string): Promise<void>;
  /** All endpoints of a tenant, in the order of their ids. */
  endpoints(tenant: string): Promise<readonly Endpoint[]>;
  /** Resolves with whether the endpoint exists. `"active"` ends its failing and its hold, and makes what waits due now. */
  setEndpointState(tenant: string, id: string, state: EndpointState): Promise<boolean>;
  /**
   * Queue events for an endpoint again that it gets, also those from before it was added; resolves with how many. What is
   * leased is left alone.
   */
  resend(tenant: string, endpointId: string, which: ResendChoice): Promise<number>;
  /** Deliveries that were given up, in the order of invoice and sequence; at most `limit`. */
  deadLetters(tenant: string, endpointId: string, limit: number): Promise<readonly DeadLetter[]>;
  /** Lease what is due of the active endpoints that it looks at: tenants by turns, of each the longest due first. */
  claim(request: ClaimRequest): Promise<Claim>;
  /** The events of claimed deliveries, in their order; `null` where the event or the delivery no longer exists. */
  events(deliveries: readonly ClaimedDelivery[]): Promise<readonly (InvoiceEvent | null)[]>;
  /**
   * Record how tries ended; resolves with the ids whose lease still held.
   *
   * A success ends an endpoint's failing, a failure begins it. A released delivery is due at once, and its try does not
   * count.
   */
  finish(tries: readonly FinishedTry[]): Promise<readonly string[]>;
  /** Delete the record of what was delivered more than so many milliseconds ago; resolves with how many. */
  prune(olderThanMs: number): Promise<number>;
  /** What waits at active endpoints. */
  lag(): Promise<DeliveryLag>;
}
