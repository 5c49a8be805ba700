import type { StatementPeriod } from '../../statement/statement-period.ts';
import type { Formats } from './formats.ts';

/** A period, such as `01.10.2026 – 31.10.2026`; one day is that day. */
export function periodText({ from, to }: StatementPeriod, formats: Formats): string {
  const ends = from === to ? [from] : [from, to];
  return ends.flatMap((day) => (day === undefined ? [] : [formats.date(day)])).join(' – ');
}
