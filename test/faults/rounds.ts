/** A long run, as before a release; CI makes a shorter one. */
const isLong = process.env['ONEOFF_FAULTS'] === 'long';

/** How often a fault is made. */
export function rounds(short: number, long: number): number {
  return isLong ? long : short;
}
