import { toEpochMs, toInstant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';

const HOUR = 3_600_000;

/** When the policy finalizes an invoice by itself, after its creation or release now; `null` where it does not. */
export function scheduledAfter(
  event: 'creation' | 'release',
  { policy: { finalizeAfter }, now }: { readonly policy: Policy; readonly now: string },
): string | null {
  return finalizeAfter?.event === event ? toInstant(toEpochMs(now) + finalizeAfter.hours * HOUR) : null;
}
