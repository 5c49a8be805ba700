import fc from 'fast-check';

/** The code points that are no half of a surrogate pair. */
const codePoint = fc.nat({ max: 0x10ffff - 0x800 }).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

/**
 * Any text of Unicode. fast-check has the unit `binary` for it, which first maps all of its million characters back: two
 * seconds for each arbitrary.
 */
export function unicodeText(limits: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...limits, unit: codePoint });
}
