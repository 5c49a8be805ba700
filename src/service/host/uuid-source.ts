import type { Clock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const BYTES_PER_ID = 10;

/**
 * Ids as UUIDv7 (RFC 9562 §5.7): the millisecond in front, so that they sort by time; 74 random bits behind it, drawn for
 * many ids at once.
 */
export function uuidSource(clock: Clock): IdSource {
  const random = new Uint8Array(BYTES_PER_ID * 200);
  let used = random.length;
  let time = '';
  let last = -1;
  return {
    next() {
      const now = clock.now();
      if (now !== last) {
        const text = now.toString(16).padStart(12, '0');
        time = `${text.slice(0, 8)}-${text.slice(8)}-7`;
        last = now;
      }
      if (used === random.length) {
        crypto.getRandomValues(random);
        used = 0;
      }
      const hex = (place: number): string => HEX[random[used + place] as number] as string;
      const variant = HEX[((random[used + 2] as number) & 0x3f) | 0x80] as string;
      const id = `${time}${(hex(0) + hex(1)).slice(1)}-${variant}${hex(3)}-${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`;
      used += BYTES_PER_ID;
      return id;
    },
  };
}
