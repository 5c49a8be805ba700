import type { SheetCode } from '../sheet/sheet.ts';
import { escapeHtml } from './escape.ts';

const QUIET = 4;

/** A QR code as a picture in the page: dark on white on any screen, because cameras need it so. */
export function codeOf(code: SheetCode | null): string {
  if (code === null) return '';
  const size = code.modules.length + 2 * QUIET;
  const svg = `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(code.alt)}" shape-rendering="crispEdges"><path d="${pathOf(code)}"/></svg>`;
  return `<figure>${svg}<figcaption>${escapeHtml(code.caption)}</figcaption></figure>`;
}

/** One rectangle for each run of dark modules. */
function pathOf({ modules }: SheetCode): string {
  let path = '';
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x;
      while (row[x] === true) x++;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}
