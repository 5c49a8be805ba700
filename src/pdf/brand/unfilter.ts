/**
 * Undo the filters of PNG's lines (PNG 9.2): each byte was stored as its difference to the bytes around it.
 *
 * @param step - bytes from one pixel to the next
 * @throws Error if a line has a filter that does not exist, or is missing
 */
export function unfilter(raw: Uint8Array, rows: number, rowBytes: number, step: number): Uint8Array {
  if (raw.length < rows * (rowBytes + 1)) throw new Error('it is damaged or not complete');
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowBytes + 1);
    const filter = raw[from] ?? 0;
    if (filter > 4) throw new Error('it is damaged');
    for (let at = 0; at < rowBytes; at += 1) {
      const target = row * rowBytes + at;
      const left = at < step ? 0 : (out[target - step] ?? 0);
      const up = row === 0 ? 0 : (out[target - rowBytes] ?? 0);
      const corner = at < step || row === 0 ? 0 : (out[target - rowBytes - step] ?? 0);
      out[target] = (raw[from + 1 + at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
