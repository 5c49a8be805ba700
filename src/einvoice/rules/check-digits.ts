/** Sum of the digits of a text, each times its weight. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** A GLN: its last digit is the check digit of GS1. */
export function isGln(text: string): boolean {
  if (!/^\d{2,}$/.test(text)) return false;
  const body = [...text.slice(0, -1)].reverse();
  const sum = body.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(text.at(-1));
}

/** A Norwegian organization number. */
export function isNorwegianNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const rest = weighted(text, [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest === 0 ? 0 : 11 - rest) === Number(text[8]);
}

/** A Belgian enterprise number. */
export function isBelgianNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));
}

/** A Swedish organization number (Luhn). */
export function isSwedishNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = [...text.slice(0, 9)].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value % 10) + Math.floor(value / 10);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(text[9]);
}

/** An Australian business number. */
export function isAustralianNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const first = (Number(text[0]) - 1) * 10;
  return (first + weighted(text.slice(1), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19])) % 89 === 0;
}

/** A Greek tax number. */
export function isGreekNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  return (weighted(text, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(text[8]);
}
