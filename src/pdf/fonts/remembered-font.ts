import type { FontkitFont } from 'fontkit';
import type { Glyph, Glyphs } from './glyph.ts';

/**
 * No ligatures: in many viewers a search for their letters finds nothing. No letters taken apart: the z of an ž would be
 * copied as an ž from then on.
 */
const SIMPLE_FEATURES = { liga: false, clig: false, calt: false, ccmp: false };
/** Tabular figures, so that columns of numbers line up. */
const DIGIT_FEATURES = { ...SIMPLE_FEATURES, tnum: true };
const DIGIT = /[0-9]/;
/** Other scripts need their ligatures. */
const COMPLEX_FEATURES = {};
/** Letters that are shaped one by one: Latin, Greek, Cyrillic, punctuation and currencies, without combining marks. */
const SIMPLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2100-\u214f\u2190-\u22ff]*$/;
/** A page of words; more than that is forgotten, since a process may print for years. */
const WORDS = 20_000;

/**
 * A font that remembers what it laid out.
 *
 * fontkit runs the whole table of contextual rules for each word, which takes most of the time of an invoice. In simple
 * scripts a glyph depends on its neighbour alone, so pairs are laid out once and words are put together from them. Words
 * of other scripts are remembered as a whole.
 */
export class RememberedFont {
  readonly font: FontkitFont;
  /** In thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
  readonly #scale: number;
  readonly #has = new Map<number, boolean>();
  readonly #pairs = new Map<string, Glyphs>();
  readonly #words = new Map<string, Glyphs>();

  constructor(font: FontkitFont) {
    this.font = font;
    nameGlyphs(font);
    this.#scale = 1000 / font.unitsPerEm;
    this.ascent = font.ascent * this.#scale;
    this.descent = font.descent * this.#scale;
  }

  /** Whether the font has a glyph for it. */
  has(codePoint: number): boolean {
    let has = this.#has.get(codePoint);
    if (has === undefined) {
      has = this.font.hasGlyphForCodePoint(codePoint);
      this.#has.set(codePoint, has);
    }
    return has;
  }

  /** The glyphs of a word or a run of one direction. */
  layOut(text: string, direction: 'ltr' | 'rtl'): Glyphs {
    const key = direction === 'rtl' ? `\u200f${text}` : text;
    let word = this.#words.get(key);
    if (word === undefined) {
      if (this.#words.size >= WORDS) this.#words.clear();
      word =
        direction === 'ltr' && SIMPLE.test(text)
          ? this.#fromPairs(text)
          : this.#shape(text, direction, COMPLEX_FEATURES);
      this.#words.set(key, word);
    }
    return word;
  }

  #fromPairs(text: string): Glyphs {
    const glyphs: Glyph[] = [];
    let width = 0;
    for (let at = 0; at < text.length; at += 1) {
      const first = this.#pair(text.slice(at, at + 2)).glyphs[0];
      if (first === undefined) return this.#shape(text, 'ltr', SIMPLE_FEATURES);
      glyphs.push(first);
      width += first.advance;
    }
    return { glyphs, width };
  }

  /** Empty where the two become one glyph, or others than each of them alone. */
  #pair(text: string): Glyphs {
    let pair = this.#pairs.get(text);
    if (pair === undefined) {
      pair = this.#newPair(text);
      this.#pairs.set(text, pair);
    }
    return pair;
  }

  #newPair(text: string): Glyphs {
    if (text.length === 1) return this.#shape(text, 'ltr', DIGIT.test(text) ? DIGIT_FEATURES : SIMPLE_FEATURES);
    const alone = text.split('').map((char) => this.#pair(char).glyphs[0]);
    // Figures of one width have no kerning, and only they have that width: a wide hyphen tears numbers apart.
    const pair = DIGIT.test(text) ? alone : this.#shape(text, 'ltr', SIMPLE_FEATURES).glyphs;
    const isPlain = pair.length === 2 && pair.every((glyph, at) => glyph !== undefined && glyph.id === alone[at]?.id);
    return { glyphs: isPlain ? (pair as readonly Glyph[]) : [], width: 0 };
  }

  #shape(text: string, direction: 'ltr' | 'rtl', features: Readonly<Record<string, boolean>>): Glyphs {
    // A copy, since fontkit writes into it.
    const { glyphs, positions } = this.font.layout(text, { ...features }, undefined, undefined, direction);
    let width = 0;
    const placed = glyphs.map((glyph, at): Glyph => {
      const position = positions[at];
      const advance = (position?.xAdvance ?? glyph.advanceWidth) * this.#scale;
      width += advance;
      return {
        id: glyph.id,
        width: glyph.advanceWidth * this.#scale,
        advance,
        xOffset: (position?.xOffset ?? 0) * this.#scale,
        yOffset: (position?.yOffset ?? 0) * this.#scale,
        codePoints: glyph.codePoints,
      };
    });
    return { glyphs: placed, width };
  }
}

/**
 * fontkit keeps a glyph with the characters that it was first asked for, and hands it out for others that look the same:
 * what a file says then depends on the files before it.
 */
function nameGlyphs(font: FontkitFont): void {
  const kept = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = kept(id, codePoints);
    if (glyph === null || codePoints.length === 0) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } }) as typeof glyph;
  };
}
