import type { ClaimedDelivery, Delivery, DeliveryResult, Endpoint, EndpointState } from '../../ports/delivery-store.ts';

/** Watches a relay: for logs, alarms, metrics. An observer that throws loses the result, and the event is sent again. */
export interface RelayObserver {
  /** Around one try, such as a span; it runs `run` once and returns its result. */
  readonly around?: (delivery: Delivery, run: () => Promise<DeliveryResult>) => Promise<DeliveryResult>;
  /** A try was finished; `held`: the lease was still the relay's. */
  readonly finished?: (delivery: Delivery, result: DeliveryResult, held: boolean) => void;
  /** A delivery became a dead letter before a try, because tries that left no result had used its tries up. */
  readonly givenUp?: (delivery: ClaimedDelivery) => void;
  /** The relay paused an endpoint, or disabled it. Inform its owner. */
  readonly stateChanged?: (endpoint: Endpoint, state: EndpointState, reason: string) => void;
  /** The store failed; the relay goes on. */
  readonly storeFailed?: (error: unknown) => void;
}
