/** The periods that a row offers by name. */
export const presets = ['day', 'thisMonth', 'lastMonth', 'nextMonth', 'year'] as const;

/** The days of a named period, `null` for another name. */
export function namedPeriod(name: string, today: string): { readonly from: string; readonly to: string } | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (name === 'day' || name === 'custom') return { from: today, to: today };
  if (name === 'thisMonth') return monthOf(year, month);
  if (name === 'lastMonth') return monthOf(year, month - 1);
  if (name === 'nextMonth') return monthOf(year, month + 1);
  if (name === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  return null;
}

function monthOf(year: number, month: number): { readonly from: string; readonly to: string } {
  const day = (date: number): string => new Date(date).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, month - 1, 1)), to: day(Date.UTC(year, month, 0)) };
}
