import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** Where the numbers that a query asks for begin and end, in the order of code points. */
export interface NumberRange {
  /** The first that may be among them. */
  readonly from: string;
  /** None of them comes after it. */
  readonly to: string;
  /** They come after it; `undefined`: from the first. */
  readonly after: string | undefined;
  readonly limit: number;
}

const MOST_NUMBERS = 1000;
/** The last code point, which is no character: what comes between a prefix and it begins with the prefix. */
const LAST = '\u{10FFFF}';

/**
 * The range of a query for taken numbers.
 *
 * @throws {ValidationError} `field.value` for a limit outside 1 to 1000
 */
export function numberRange({
  prefix = '',
  after,
  limit = MOST_NUMBERS,
}: {
  readonly prefix?: string;
  readonly after?: string;
  readonly limit?: number;
}): NumberRange {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_NUMBERS) {
    const message = `${show(limit)} is not a count of numbers; pass a whole number from 1 to ${MOST_NUMBERS}`;
    throw new ValidationError([fault('field.value', '/limit', message)]);
  }
  return { from: prefix, to: `${prefix}${LAST}`, after, limit };
}
