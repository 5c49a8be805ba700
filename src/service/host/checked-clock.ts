import { AdapterError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { Clock } from '../../ports/clock.ts';

/** The last millisecond that a date can have. */
const LATEST = 8.64e15;

/**
 * A clock that returns valid milliseconds or throws.
 *
 * @throws {AdapterError} `clock.invalid`
 */
export function checkedClock(clock: Clock): Clock {
  return {
    now() {
      const now: unknown = clock.now();
      if (typeof now === 'number' && Number.isFinite(now) && Math.abs(now) <= LATEST) return now;
      const message = `clock.now() returned ${show(now)}; return milliseconds since the epoch, such as Date.now()`;
      throw new AdapterError('clock.invalid', message);
    },
  };
}
