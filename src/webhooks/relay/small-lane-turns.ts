import type { EndpointKey } from '../../ports/delivery-store.ts';

/** Says when a claim may look at the small lane again, and where it begins. */
export interface SmallLaneTurns {
  /** How many milliseconds until then; 0 is now. */
  wait(): number;
  /** The endpoint with which the claim before stopped; `null` where it came to the end. */
  readonly after: EndpointKey | null;
  /** A claim looked at it, took so many milliseconds, and stopped there. */
  took(ms: number, stoppedAt: EndpointKey | null): void;
}

/** One part of the time for claims that look at the small lane, nine for those that do not. */
const OTHERS = 9;

/**
 * Share a relay's time between its lanes.
 *
 * A claim looks at some of the endpoints that wait in the small lane, and the next one goes on from there. The longer one
 * took, the longer the next one waits: so a thousand endpoints that hang there delay the others by one short look.
 *
 * @param longestMs - after which it is looked at in any case
 */
export function createSmallLaneTurns(longestMs: number): SmallLaneTurns {
  let next = 0;
  let after: EndpointKey | null = null;
  return {
    wait: () => Math.max(0, next - performance.now()),
    get after() {
      return after;
    },
    took(ms, stoppedAt) {
      next = performance.now() + Math.min(longestMs, OTHERS * ms);
      after = stoppedAt;
    },
  };
}
