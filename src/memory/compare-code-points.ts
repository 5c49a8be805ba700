/**
 * Order two texts by their code points, as their bytes in UTF-8 are ordered; `<` compares UTF-16 units, in which what
 * lies beyond the first 65,536 code points comes before U+E000.
 */
export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [Array.from(a, codePoint), Array.from(b, codePoint)];
  const at = left.findIndex((point, index) => point !== right[index]);
  return at === -1 ? left.length - right.length : (left[at] as number) - (right[at] ?? -1);
}

function codePoint(character: string): number {
  return character.codePointAt(0) as number;
}
