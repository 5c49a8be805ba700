/** What a PDF needs to know of a JPEG, whose bytes it takes as they are. */
export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly isGrey: boolean;
  /** Exif's orientation, 1 to 8. */
  readonly orientation: number;
}

/**
 * Read the headers of a JPEG.
 *
 * @throws Error with the reason; among them CMYK, whose colours PDF/A needs a second profile for
 */
export function readJpeg(bytes: Uint8Array): Jpeg {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  for (let at = 2; at + 10 <= bytes.length; ) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    // Padding between segments.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) orientation = orientationOf(view, at + 4, length - 2) ?? orientation;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return frameOf(view, at + 4, orientation);
    if (marker === 0xda) break;
    at += 2 + length;
  }
  throw new Error('it is damaged or not complete');
}

function frameOf(view: DataView, at: number, orientation: number): Jpeg {
  const [bits, height, width, components] = [
    view.getUint8(at),
    view.getUint16(at + 1),
    view.getUint16(at + 3),
    view.getUint8(at + 5),
  ];
  if (bits !== 8 || (components !== 1 && components !== 3)) {
    throw new Error(
      components === 4 ? 'its colours are CMYK; save it with RGB colours' : 'its kind of colours is unknown',
    );
  }
  if (width === 0 || height === 0) throw new Error('it has no size');
  return { width, height, isGrey: components === 1, orientation };
}

/** Exif 4.6.5: tag 0x0112 of the first directory. */
function orientationOf(view: DataView, at: number, length: number): number | undefined {
  try {
    if (view.getUint32(at) !== 0x45786966) return undefined;
    const tiff = at + 6;
    const isLittle = view.getUint16(tiff) === 0x4949;
    const directory = tiff + view.getUint32(tiff + 4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      if (entry + 12 > at + length) return undefined;
      if (view.getUint16(entry, isLittle) !== 0x0112) continue;
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch {
    // A picture is shown upright when its notes are damaged.
  }
  return undefined;
}
