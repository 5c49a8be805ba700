/** What a request may name where the ids of a host are whole numbers; a column of that type refuses most of it. */
const NO_NUMBERS = [
  'nobody',
  '',
  "a'b",
  '0',
  '-1',
  '01',
  '1.0',
  '1e0',
  ' 1',
  '1 ',
  '2147483648',
  '9223372036854775808',
];

/** Ids or codes that no record has: near misses of those that are known, and what cannot be one. */
export function unknownKeys(known: readonly string[], others: readonly string[]): readonly string[] {
  const near = known.flatMap((key) => [key.toUpperCase(), key.slice(0, -1), `${key} `]);
  const impossible = known.every((key) => /^\d+$/.test(key)) ? NO_NUMBERS : ['nobody', '', "a'b", '%'];
  return [...new Set([...near, ...impossible, ...others])].filter((key) => !known.includes(key));
}
