const LONGEST = 60;

/**
 * Print a value inside a message: quoted, on one line, cut when long, never throwing.
 *
 * @param value - anything that a caller may have passed
 */
export function show(value: unknown): string {
  const text = print(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function print(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST));
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
