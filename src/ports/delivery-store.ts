import type { EventType, InvoiceEvent } from '../invoice/events.ts';

/** A receiver of events. */
export interface Endpoint {
  readonly id: string;
  readonly tenant: string;
  readonly url: string;
  /** Types wanted; `*` is all, `invoice.*` all of an invoice. */
  readonly eventTypes: readonly (EventType | '*' | 'invoice.*' | 'credit_note.*')[];
  /** Only events of this seller; `null` is any. */
  readonly billingEntityId: string | null;
  /** Signing secrets, newest first; several while they are rotated. */
  readonly secrets: readonly string[];
  readonly state: 'active' | 'paused' | 'disabled';
  readonly createdAt: string;
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

/** How a try ended. */
export type DeliveryOutcome =
  | { readonly status: 'delivered' }
  | { readonly status: 'retry'; readonly at: string; readonly error: string }
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
}

/**
 * The outbox side of a store: which event still goes where.
 *
 * The delivery rows are written by the commit that writes the events. A claim takes, per endpoint and invoice, only
 * the lowest sequence with none earlier pending or leased; settling is fenced by the lease's token.
 */
export interface DeliveryStore {
  saveEndpoint(endpoint: Endpoint): Promise<void>;
  deleteEndpoint(tenant: string, id: string): Promise<void>;
  endpoints(tenant: string): Promise<readonly Endpoint[]>;
  claim(request: ClaimRequest): Promise<readonly Delivery[]>;
  /** Resolves with the ids that were settled; a lost lease settles nothing. */
  settle(settlements: readonly Settlement[]): Promise<readonly string[]>;
  /** Queue events for an endpoint again, those of one id or all since an instant; resolves with how many. */
  replay(
    tenant: string,
    endpointId: string,
    which: { readonly eventId: string } | { readonly since: string },
  ): Promise<number>;
  /** How many deliveries wait, and since when the oldest. */
  lag(now: string): Promise<{ readonly pending: number; readonly oldest: string | null }>;
}
