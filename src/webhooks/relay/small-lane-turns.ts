/** Says when a claim may look at the small lane again. */
export interface SmallLaneTurns {
  /** How many milliseconds until then; 0 is now. */
  wait(): number;
  /** A claim looked at it, and took so many milliseconds. */
  took(ms: number): void;
}

/** One part of the time for claims that look at the small lane, nine for those that do not. */
const OTHERS = 9;

/**
 * Share a relay's time between its lanes.
 *
 * A claim for the small lane looks at every endpoint that waits there. With a thousand of them that takes long enough to
 * delay the others, if every claim does it: so the longer one took, the longer the next one waits.
 *
 * @param longestMs - after which it is looked at in any case
 */
export function createSmallLaneTurns(longestMs: number): SmallLaneTurns {
  let next = 0;
  return {
    wait: () => Math.max(0, next - performance.now()),
    took(ms) {
      next = performance.now() + Math.min(longestMs, OTHERS * ms);
    },
  };
}
