import jsQr from 'jsqr';

type Modules = readonly (readonly boolean[])[];

const PIXELS = 6;
const QUIET = 4;

/** What a camera reads from a QR code; with a cross over 7 of its 46 millimetres where it is a Swiss one. */
export function readQr(modules: Modules, isSwiss = false): { readonly text: string; readonly version: number } | null {
  const side = (modules.length + 2 * QUIET) * PIXELS;
  const [first, last] = [(modules.length * 19.5) / 46, (modules.length * 26.5) / 46];
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [y / PIXELS - QUIET, x / PIXELS - QUIET];
      const isCovered = isSwiss && [row, column].every((at) => at >= first && at < last);
      const isDark = !isCovered && modules[Math.floor(row)]?.[Math.floor(column)] === true;
      pixels.set(isDark ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * side + x) * 4);
    }
  }
  const read = (jsQr as unknown as typeof import('jsqr').default)(pixels, side, side);
  return read === null
    ? null
    : { text: new TextDecoder().decode(Uint8Array.from(read.binaryData)), version: read.version };
}
