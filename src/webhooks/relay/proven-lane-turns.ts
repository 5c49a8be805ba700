import type { EndpointKey } from '../../ports/delivery-store.ts';

/** Says where a claim begins to look at the proven lane, and whether another one is to follow it. */
export interface ProvenLaneTurns {
  /** The endpoint with which the claim before stopped; `null` where it came to the end. */
  readonly after: EndpointKey | null;
  /**
   * A claim stopped there; returns whether the next one follows at once: there is room, and not all endpoints were
   * looked at since the relay slept.
   */
  took(stoppedAt: EndpointKey | null, isFull: boolean): boolean;
}

/**
 * Lead a relay around the endpoints that wait in the proven lane: a claim looks at some of them, and the next one goes on
 * from there, so that a claim costs the same however many wait.
 */
export function createProvenLaneTurns(): ProvenLaneTurns {
  let after: EndpointKey | null = null;
  let isFromStart = false;
  return {
    get after() {
      return after;
    },
    took(stoppedAt, isFull) {
      isFromStart ||= after === null;
      after = stoppedAt;
      const goesOn = !isFull && !(isFromStart && stoppedAt === null);
      if (!goesOn) isFromStart = false;
      return goesOn;
    },
  };
}
