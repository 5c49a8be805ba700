/**
 * Order two texts by their code points, as their bytes in UTF-8 are ordered; `<` compares UTF-16 units, in which what
 * lies beyond the first 65,536 code points comes before U+E000.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = weight(a.charCodeAt(index)) - weight(b.charCodeAt(index));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** The halves of a pair stand for code points beyond all others. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
