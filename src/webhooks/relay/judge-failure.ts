import type { Delivery, DeliveryOutcome, EndpointState } from '../../ports/delivery-store.ts';
import { DeliveryError } from '../sinks/delivery-error.ts';
import { grantedOf, nextTryIn } from './retry-schedule.ts';

/** What becomes of a delivery whose try failed, and of its endpoint. */
export interface Verdict {
  readonly outcome: DeliveryOutcome;
  /** The endpoint's new state; `null`: as it was. */
  readonly state: EndpointState | null;
}

/** What {@link judgeFailure} goes by. */
export interface FailureRules {
  readonly retryDelaysMs: readonly number[];
  readonly pauseAfterMs: number;
  readonly random: () => number;
}

const LONGEST_ERROR = 500;

/**
 * Decide on a failure: again later, or a dead letter after the last try. A receiver that is gone is disabled, one that
 * has failed for long is paused. One that asks to be called later gets nothing of any invoice until then.
 *
 * @param now - milliseconds since the epoch
 */
export function judgeFailure(delivery: Delivery, error: unknown, now: number, rules: FailureRules): Verdict {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  if (error instanceof DeliveryError && error.gone)
    return { outcome: { status: 'dead', error: text }, state: 'disabled' };
  const asked = error instanceof DeliveryError ? error.retryAfterMs : undefined;
  const wait = nextTryIn(rules.retryDelaysMs, delivery.attempt, rules.random(), asked);
  const { failingSince } = delivery.endpoint;
  return {
    outcome:
      wait === null
        ? { status: 'dead', error: text }
        : {
            status: 'retry',
            at: new Date(now + wait).toISOString(),
            error: text,
            ...(asked !== undefined && { holdUntil: new Date(now + grantedOf(asked)).toISOString() }),
          },
    state: failingSince !== null && now - Date.parse(failingSince) >= rules.pauseAfterMs ? 'paused' : null,
  };
}
