import type { Delivery, DeliveryOutcome, Endpoint, EndpointState } from '../../ports/delivery-store.ts';

/** Watches a relay: for logs, alarms, metrics. What it throws is lost, and the event is sent again. */
export interface RelayObserver {
  /** Around one try, such as a span; it runs `run` once and gives its answer back. */
  readonly around?: (delivery: Delivery, run: () => Promise<DeliveryOutcome>) => Promise<DeliveryOutcome>;
  /** A try was settled; `held`: its lease still was the relay's. */
  readonly settled?: (delivery: Delivery, outcome: DeliveryOutcome, held: boolean) => void;
  /** The relay paused an endpoint, or disabled it. Tell its owner. */
  readonly stateChanged?: (endpoint: Endpoint, state: EndpointState, reason: string) => void;
  /** The store failed; the relay goes on. */
  readonly storeFailed?: (error: unknown) => void;
}
