import { formatNumber, type NumberValues } from './format-number.ts';
import type { NumberSeries } from './number-series.ts';

const SEQ = /\{SEQ(?::\d+)?\}/;
/** A character that no pattern of a real series has. */
const PLACE = '⦿';

/**
 * The sequence that a series would have written a number with, or `undefined` if it never writes this number for these
 * values.
 */
export function sequenceIn(
  series: NumberSeries,
  number: string,
  values: Omit<NumberValues, 'sequence'>,
): number | undefined {
  const { maxLength: _, ...rest } = series;
  const frame = formatNumber({ ...rest, pattern: series.pattern.replace(SEQ, PLACE) }, { ...values, sequence: 1 });
  if ('fault' in frame) return undefined;
  const [before, after] = frame.number.split(PLACE) as [string, string];
  if (number.length <= before.length + after.length || !number.startsWith(before) || !number.endsWith(after))
    return undefined;
  const digits = number.slice(before.length, number.length - after.length);
  const sequence = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  const written = sequence > 0 ? formatNumber(rest, { ...values, sequence }) : undefined;
  return written && 'number' in written && written.number === number ? sequence : undefined;
}
