/**
 * A font, as the bytes of its files: TrueType or OpenType; WOFF is read too, but slower.
 *
 * A weight that is left out is drawn with the next lighter one.
 */
export interface FontFamily {
  /** For messages, such as `"Noto Sans JP"`. */
  readonly name: string;
  /** Weight 400. */
  readonly regular: Uint8Array;
  /** Weight 500: names and amounts. */
  readonly medium?: Uint8Array;
  /** Weight 600: headings and totals. */
  readonly semibold?: Uint8Array;
}

/** The three weights that a page uses. */
export type Weight = 'regular' | 'medium' | 'semibold';
