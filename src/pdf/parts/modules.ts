import { pdfNumber } from '../page/canvas.ts';
import type { Press } from '../page/press.ts';

/** Draw the dark modules of a QR code, each stretch of a row as one rectangle; `left` and `top` are its upper left corner. */
export function drawModules(
  press: Press,
  modules: readonly (readonly boolean[])[],
  left: number,
  top: number,
  side: number,
): void {
  const size = side / modules.length;
  const boxes: string[] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      let to = x;
      while (row[to] === true) to += 1;
      if (to > x) boxes.push([left + x * size, top + y * size, (to - x) * size, size].map(pdfNumber).join(' '));
      x = Math.max(x, to);
    }
  });
  press.canvas.operators(`0 0 0 rg ${boxes.map((box) => `${box} re`).join('\n')} f`);
}
