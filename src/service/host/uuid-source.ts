import type { Clock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';

/** The places of a UUID that are the time, from the last digit to the first. */
const TIME_PLACES = [12, 11, 10, 9, 7, 6, 5, 4, 3, 2, 1, 0];
/** The places of a UUID that are random, in the order of its digits; the one of the variant is set apart. */
const RANDOM_PLACES = [15, 16, 17, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35];
const VARIANT_PLACE = 19;
const IDS_AT_A_TIME = 200;
const DIGITS = '0123456789abcdef';
/** Shared by all sources, because a service per request needs a few ids of each; drawn when the first is needed. */
const random = new Uint8Array(IDS_AT_A_TIME * (RANDOM_PLACES.length + 1));
let used = random.length;

/**
 * Ids as UUIDv7 (RFC 9562 §5.7): the millisecond in front, so that they sort by time; 74 random bits behind it, drawn for
 * many ids at once.
 */
export function uuidSource(clock: Clock): IdSource {
  const codes = Array.from('00000000-0000-7000-8000-000000000000', (character) => character.charCodeAt(0));
  let last = Number.NaN;
  return {
    next() {
      const now = clock.now();
      if (now !== last) {
        let rest = Math.floor(now);
        for (const place of TIME_PLACES) {
          const more = Math.floor(rest / 16);
          codes[place] = digit(rest - more * 16);
          rest = more;
        }
        last = now;
      }
      if (used === random.length) {
        crypto.getRandomValues(random);
        used = 0;
      }
      for (const place of RANDOM_PLACES) codes[place] = digit((random[used++] as number) & 15);
      codes[VARIANT_PLACE] = digit(8 + ((random[used++] as number) & 3));
      // One flat text: a sum of parts would keep all of them.
      return String.fromCharCode.apply(String, codes);
    },
  };
}

function digit(value: number): number {
  return DIGITS.charCodeAt(value);
}
