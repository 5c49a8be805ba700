import { locale } from '../texts/t.ts';

/** An ISO date as the reader writes it; in UTC, so that no time zone moves it. */
export function showDay(day: string | null): string {
  if (day === null) return '';
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An instant in a time zone. */
export function showInstant(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

/** The days of a period. */
export function showPeriod(period: { readonly from: string; readonly to: string } | null): string {
  if (period === null) return '';
  const [from, to] = [period.from.slice(0, 10), period.to.slice(0, 10)];
  return from === to ? showDay(from) : `${showDay(from)} – ${showDay(to)}`;
}
