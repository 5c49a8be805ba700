/** The instant of a time of day in a time zone; one that the clock skips or repeats is moved by the change. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const first = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(first, timeZone)).toISOString();
}

/** The day and the time of an instant in a time zone, as inputs take them. */
export function localTimeOf(instant: string, timeZone: string): readonly [day: string, time: string] {
  const date = Date.parse(instant);
  const [day = '', time = ''] = new Date(date + offsetAt(date, timeZone)).toISOString().split('T');
  return [day, time.slice(0, 5)];
}

function offsetAt(date: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(date);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(date / 1000) * 1000;
}
