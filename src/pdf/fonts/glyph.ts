/** A shape of a font, placed; lengths are in thousandths of the font size. */
export interface Glyph {
  readonly id: number;
  /** The shape's own width. */
  readonly width: number;
  /** The distance to the next glyph: width and kerning. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** The characters that it shows. */
  readonly codePoints: readonly number[];
}

/** Glyphs in the order in which they are drawn, from left to right. */
export interface Glyphs {
  readonly glyphs: readonly Glyph[];
  /** The sum of the advances. */
  readonly width: number;
}
