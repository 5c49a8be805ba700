import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';

/** A string, which is skipped, or a number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Up to 15 significant digits survive the way through a double and back (IEEE 754). */
const SAFE_DIGITS = 15;

/**
 * Refuse JSON with a number that reading it would change: quantities and rates may come as numbers, and none of their
 * digits may be lost on the way in.
 *
 * @throws {ValidationError} `decimal.unsafe_number`
 */
export function requireExactNumbers(json: string): void {
  if (!/[\d.]{16}/.test(json)) return;
  for (const [token] of json.matchAll(TOKENS)) {
    const digits = token.startsWith('"') ? '' : significant(token);
    if (digits.length <= SAFE_DIGITS || digits === significant(String(Number(token)))) continue;
    const message = `the number ${show(token)} has more digits than JSON's readers keep; send it as a string`;
    throwFaults([fault('decimal.unsafe_number', '', message)]);
  }
}

function significant(number: string): string {
  const [mantissa = ''] = number.split(/[eE]/);
  // Without the lookbehind every zero of a long run is a new start, and the time grows with its square.
  return mantissa
    .replaceAll(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/(?<!0)0+$/, '');
}
