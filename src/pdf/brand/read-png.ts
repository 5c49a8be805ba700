import type { Pixels } from './pixels.ts';
import { unfilter } from './unfilter.ts';

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colorType: number;
  readonly interlaced: boolean;
}

/** Samples a pixel, by colour type (PNG 11.2.2): grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** A logo of 500 kB could unpack to gigabytes. */
const MOST_PIXELS = 4_000_000;
/** The seven passes of Adam7: first column, first row, steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Read a PNG of any kind, and lay what is transparent on white, since PDF/A readers may show it in other ways.
 *
 * pdfkit's own reader throws where no caller can catch it when a file is damaged.
 *
 * @throws Error with the reason
 */
export async function readPng(bytes: Uint8Array): Promise<Pixels> {
  const { header, palette, transparency, data } = chunksOf(bytes);
  const samples = SAMPLES[header.colorType];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(header.bits))
    throw new Error('its kind of colours is unknown');
  const { width, height } = header;
  if (width * height > MOST_PIXELS) {
    throw new Error(`it has ${width} × ${height} pixels, more than ${MOST_PIXELS / 1e6} million`);
  }
  const raw = await inflate(data, (samples * header.bits * width * height) / 8 + 8 * (width + height + 16));
  const rgb = new Uint8Array(width * height * 3);
  const color = colorOf(header, palette, transparency);
  const bitsPerPixel = samples * header.bits;
  let at = 0;
  for (const [x0, y0, dx, dy] of header.interlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x0) / dx);
    const rows = Math.ceil((height - y0) / dy);
    if (columns <= 0 || rows <= 0) continue;
    const rowBytes = Math.ceil((columns * bitsPerPixel) / 8);
    const lines = unfilter(
      raw.subarray(at, at + rows * (rowBytes + 1)),
      rows,
      rowBytes,
      Math.max(1, bitsPerPixel >> 3),
    );
    at += rows * (rowBytes + 1);
    for (let row = 0; row < rows; row += 1) {
      const line = lines.subarray(row * rowBytes, (row + 1) * rowBytes);
      for (let column = 0; column < columns; column += 1) {
        const target = ((y0 + row * dy) * width + x0 + column * dx) * 3;
        color(line, column * samples, rgb, target);
      }
    }
  }
  return { width, height, rgb };
}

function chunksOf(bytes: Uint8Array): {
  header: Header;
  palette: Uint8Array;
  transparency: Uint8Array;
  data: readonly Uint8Array<ArrayBuffer>[];
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  const data: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.slice(at + 8, at + 8 + length);
    if (content.length < length) break;
    if (type === 'IHDR' && length >= 13) {
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bits: view.getUint8(at + 16),
        colorType: view.getUint8(at + 17),
        interlaced: view.getUint8(at + 20) === 1,
      };
    } else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') data.push(content);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (header === undefined || data.length === 0 || header.width === 0 || header.height === 0) {
    throw new Error('it is damaged or not complete');
  }
  return { header, palette, transparency, data };
}

async function inflate(parts: readonly Uint8Array<ArrayBuffer>[], most: number): Promise<Uint8Array> {
  const reader = new Blob([...parts]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); read.value !== undefined; read = await reader.read()) {
      chunks.push(read.value);
      size += read.value.length;
      if (size > most) break;
    }
  } catch {
    throw new Error('its data cannot be unpacked');
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** What writes the colour of one pixel, blended with white. */
function colorOf(
  { bits, colorType }: Header,
  palette: Uint8Array,
  transparency: Uint8Array,
): (line: Uint8Array, sample: number, rgb: Uint8Array, target: number) => void {
  const most = 2 ** bits - 1;
  const read = (line: Uint8Array, index: number): number => {
    if (bits === 8) return line[index] ?? 0;
    if (bits === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
    const bit = index * bits;
    return ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & most;
  };
  const key = (at: number): number => ((transparency[at * 2] ?? 0) << 8) | (transparency[at * 2 + 1] ?? 0);
  const isKeyed = transparency.length >= 2;
  return (line, sample, rgb, target) => {
    const put = (channel: number, value: number, alpha: number): void => {
      rgb[target + channel] = Math.round((value * alpha + (1 - alpha)) * 255);
    };
    if (colorType === 3) {
      const index = read(line, sample);
      const alpha = (transparency[index] ?? 255) / 255;
      for (const channel of [0, 1, 2]) put(channel, (palette[index * 3 + channel] ?? 0) / 255, alpha);
      return;
    }
    const colors = colorType === 2 || colorType === 6 ? 3 : 1;
    const values = Array.from({ length: colors }, (_, channel) => read(line, sample + channel));
    const isAlpha = colorType >= 4;
    const isKey = !isAlpha && isKeyed && values.every((value, channel) => value === key(channel));
    const alpha = isAlpha ? read(line, sample + colors) / most : isKey ? 0 : 1;
    for (const channel of [0, 1, 2]) put(channel, (values[colors === 3 ? channel : 0] ?? 0) / most, alpha);
  };
}
