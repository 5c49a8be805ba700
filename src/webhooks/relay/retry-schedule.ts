const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The pauses between tries, in milliseconds: ten tries over three days.
 *
 * Standard Webhooks 1.0.0, deliverability and reliability: the example schedule.
 */
export const standardRetryDelays: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

const LONGEST_RETRY_AFTER = 24 * HOUR;
/** Up to a fifth more, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * When a try that failed is made again, in milliseconds from now; `null` when it was the last.
 *
 * @param attempt - which try failed, 1 for the first
 * @param random - between 0 and 1
 * @param retryAfterMs - what the receiver asked for; at most a day of it is granted
 */
export function nextTryIn(
  delays: readonly number[],
  attempt: number,
  random: number,
  retryAfterMs: number | undefined,
): number | null {
  const delay = delays[attempt - 1];
  if (delay === undefined) return null;
  return Math.round(Math.max(delay * (1 + JITTER * random), grantedOf(retryAfterMs ?? 0)));
}

/** What is granted of the milliseconds that a receiver asks for. */
export function grantedOf(retryAfterMs: number): number {
  return Math.min(retryAfterMs, LONGEST_RETRY_AFTER);
}
