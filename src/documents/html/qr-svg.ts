import type { SheetCode } from '../sheet/sheet-code.ts';
import { escapeHtml } from './escape.ts';

const QUIET = 4;
/** In millimetres: a white square, a black one in it, and in that the cross of the flag. */
const CROSS =
  '<path fill="#fff" d="M19.5 19.5h7v7h-7z"/><path d="M20 20h6v6h-6z"/><path fill="#fff" d="M22.44 21.13h1.12v1.31h1.31v1.12h-1.31v1.31h-1.12v-1.31h-1.31v-1.12h1.31z"/>';

/** A QR code as a picture in the page: dark on white on any screen, because cameras need it so. */
export function codeOf(code: SheetCode | null): string {
  if (code === null) return '';
  const size = code.modules.length + 2 * QUIET;
  const svg = `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(code.alt)}" shape-rendering="crispEdges"><path d="${pathOf(code, QUIET)}"/></svg>`;
  return `<figure>${svg}<figcaption>${escapeHtml(code.caption)}</figcaption></figure>`;
}

/** The code of a Swiss payment slip: 46 × 46 mm, with a cross of 7 × 7 mm over its middle. */
export function swissCode(code: SheetCode): string {
  const scale = 46 / code.modules.length;
  return `<svg viewBox="0 0 46 46" role="img" aria-label="${escapeHtml(code.alt)}"><path transform="scale(${scale})" d="${pathOf(code, 0)}" shape-rendering="crispEdges"/>${CROSS}</svg>`;
}

/** One rectangle for each run of dark modules, with room around them. */
function pathOf({ modules }: SheetCode, quiet: number): string {
  let path = '';
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x;
      while (row[x] === true) x++;
      if (x > start) path += `M${start + quiet} ${y + quiet}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}
