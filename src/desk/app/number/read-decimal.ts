import type { Separators } from './separators.ts';

/** Thousands with spaces or apostrophes between them. */
const IN_GROUPS = /^[-+−–]?\s*\d{1,3}(?:[\s'’]\d{3})+(?:[.,٫]\d*)?\s*-?$/;

/** Digits of Arabic, Persian and Hindi, each from its zero. */
const ZEROS = [0x660, 0x6f0, 0x966];

/**
 * The plain decimal that a reader of a locale typed or pasted, such as `"1234.5"` for `"1 234,50 €"`; `null` where it is
 * none, or more than one.
 *
 * Spaces and apostrophes stand between groups of three digits: `12 50` is two numbers. The separator of groups counts as one only where the groups fit; a single one
 * elsewhere is the decimal point: `12.5` is 12.5 in German as well, `1.500` is 1500 there.
 */
export function readTypedDecimal(text: string, separators: Separators): string | null {
  const typed = plainDigits(text, separators.digits)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
    .replace(/^(?:\p{Sc}|[A-Z]{3}\s)\s*|\s*(?:\p{Sc}|\s[A-Z]{3})$/gu, '');
  if (/\d[\s'’]+\d/.test(typed) && !IN_GROUPS.test(typed)) return null;
  const bare = typed
    .replace(/[\s'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/^(.*)-$/, '-$1')
    .replaceAll('٫', separators.decimal === '٫' ? ',' : '.')
    .replaceAll('٬', separators.decimal === '٫' ? '.' : ',');
  const [, sign = '', digits = ''] = /^([-+]?)([\d.,]+)$/.exec(bare) ?? [];
  const point = pointOf(digits, separators);
  if (point === null || !/\d/.test(digits)) return null;
  const whole = digits
    .slice(0, point)
    .replace(/[.,]/g, '')
    .replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(point + 1);
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The position of the decimal point, the length if there is no point, `null` if the separators make no sense. */
function pointOf(digits: string, separators: Separators): number | null {
  const found = [...digits.matchAll(/[.,]/g)];
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return digits.length;
  const isDecimal = last[0] === (separators.decimal === ',' || separators.decimal === '٫' ? ',' : '.');
  const kinds = new Set(found.map(([one]) => one)).size;
  if (kinds === 2) {
    // The other one groups, the last one is the point: also in a number that was pasted from another country.
    const others = found.slice(0, -1);
    if (others.some(([one]) => one === last[0])) return null;
    return fits(digits.slice(0, last.index), separators) ? last.index : null;
  }
  if (found.length > 1) return !isDecimal && fits(digits, separators) ? digits.length : null;
  if (isDecimal) return last.index;
  return fits(digits, separators) && groups(separators) ? digits.length : last.index;
}

/** Whether a locale groups by points or commas; where it groups by spaces, a single one of them is a decimal point. */
function groups({ group }: Separators): boolean {
  return group === '.' || group === ',' || group === '٬';
}

function fits(digits: string, { lastGroup, otherGroup }: Separators): boolean {
  const sizes = digits.split(/[.,]/).map(({ length }) => length);
  const head = sizes[0] ?? 0;
  if (sizes.length === 1) return true;
  if (digits.startsWith('0') || head < 1 || head > Math.max(otherGroup, lastGroup)) return false;
  return sizes.slice(1, -1).every((size) => size === otherGroup) && sizes.at(-1) === lastGroup;
}

function plainDigits(text: string, digits: readonly string[]): string {
  return [...text]
    .map((character) => {
      const own = digits.indexOf(character);
      if (own >= 0) return String(own);
      const code = character.codePointAt(0) as number;
      const zero = ZEROS.find((start) => code >= start && code < start + 10);
      return zero === undefined ? character : String(code - zero);
    })
    .join('');
}
