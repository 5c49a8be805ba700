import { encode } from 'uqr';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { integer, oneOf, text as textOf } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';

interface QrCode {
  readonly text: string;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly maxVersion: number;
}

/** Version 40 has at most 7,089 characters. */
const shape = /* @__PURE__ */ object<QrCode>({
  text: textOf(7089),
  level: oneOf(['L', 'M', 'Q', 'H']),
  maxVersion: integer(1, 40),
});

/**
 * The modules of a QR code (ISO/IEC 18004), row by row, `true` is dark; without the quiet zone of 4 modules.
 *
 * @param level - error correction
 * @param maxVersion - the largest version, 1 to 40, which has 17 + 4 × version modules a side
 * @throws {ValidationError} `text.too_long` where the text does not fit, `text.*`, `field.type`, `field.value`
 */
export function qrModules(
  text: string,
  level: 'L' | 'M' | 'Q' | 'H',
  maxVersion: number,
): readonly (readonly boolean[])[] {
  requireOptions(shape, { text, level, maxVersion }, 'qrModules');
  try {
    return encode(text, { ecc: level, maxVersion, border: 0 }).data;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `a text of ${text.length} characters does not fit into version ${maxVersion} at level ${level}; shorten it, or allow a larger version or a lower level`;
    throw new ValidationError([fault('text.too_long', '/text', message)]);
  }
}
