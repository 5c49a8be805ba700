import type { ClaimedDelivery, DeliveryResult, EndpointState } from '../../ports/delivery-store.ts';
import { DeliveryError } from '../sinks/delivery-error.ts';
import { grantedOf, nextTryIn } from './retry-schedule.ts';

/** What becomes of a delivery whose try failed, and of its endpoint. */
export interface FailureResult {
  readonly result: DeliveryResult;
  /** The endpoint's new state; `null`: unchanged. */
  readonly state: EndpointState | null;
}

/** What {@link resultOfFailure} goes by. */
export interface FailureRules {
  readonly retryDelaysMs: readonly number[];
  readonly pauseAfterMs: number;
  readonly random: () => number;
}

const LONGEST_ERROR = 500;

/**
 * Decide on a failure: try again later, or a dead letter after the last try. A receiver that is gone is disabled, one
 * that has failed for long is paused. One that asks to be called later gets nothing of any invoice until then.
 */
export function resultOfFailure(delivery: ClaimedDelivery, error: unknown, rules: FailureRules): FailureResult {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  if (error instanceof DeliveryError && error.gone)
    return { result: { status: 'dead', error: text }, state: 'disabled' };
  if (error instanceof DeliveryError && error.permanent)
    return { result: { status: 'dead', error: text }, state: null };
  const asked = error instanceof DeliveryError ? error.retryAfterMs : undefined;
  const afterMs = nextTryIn(rules.retryDelaysMs, delivery.attempt, rules.random(), asked);
  const { failingForMs } = delivery;
  return {
    result:
      afterMs === null
        ? { status: 'dead', error: text }
        : {
            status: 'retry',
            afterMs,
            error: text,
            ...(asked !== undefined && { holdMs: grantedOf(asked) }),
          },
    state: failingForMs !== null && failingForMs >= rules.pauseAfterMs ? 'paused' : null,
  };
}
