/** How a locale writes numbers. */
export interface Separators {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the last group, and in those before it: 3 and 2 in India. */
  readonly lastGroup: number;
  readonly otherGroup: number;
  /** Its digits from zero to nine. */
  readonly digits: readonly string[];
}

const known = new Map<string, Separators>();

/** How a locale writes numbers, as the browser knows it. */
export function separatorsOf(locale: string): Separators {
  const found = known.get(locale) ?? read(locale);
  known.set(locale, found);
  return found;
}

function read(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(
    123456789012.5,
  );
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const integers = parts.filter(({ type }) => type === 'integer').map(({ value }) => [...value].length);
  return {
    decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
    group: parts.find(({ type }) => type === 'group')?.value ?? ',',
    lastGroup: integers.at(-1) ?? 3,
    otherGroup: integers.at(-2) ?? 3,
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)),
  };
}
