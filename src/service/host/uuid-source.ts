import type { Clock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';

/**
 * Ids as UUIDv7 (RFC 9562 §5.7): the millisecond in front, so that they sort by time; the random bits of a UUIDv4
 * behind it.
 */
export function uuidSource(clock: Clock): IdSource {
  return {
    next() {
      const time = clock.now().toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
    },
  };
}
