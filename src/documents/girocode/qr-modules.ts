import { encode } from 'uqr';

/**
 * The modules of a QR code (ISO/IEC 18004), row by row, `true` is dark; without the quiet zone of 4 modules.
 *
 * @param level - error correction
 * @param maxVersion - the largest version, which has 17 + 4 × version modules a side
 * @throws {RangeError} when the text does not fit
 */
export function qrModules(
  text: string,
  level: 'L' | 'M' | 'Q' | 'H',
  maxVersion: number,
): readonly (readonly boolean[])[] {
  return encode(text, { ecc: level, maxVersion, border: 0 }).data;
}
