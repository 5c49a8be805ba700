import { ValidationError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import type { FontChain } from '../fonts/font-chain.ts';
import type { Weight } from '../fonts/font-family.ts';
import { layOutLine, layOutText, type TextLine } from './lay-out-text.ts';

/** How a text looks; lengths in points. */
export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  /** `#rrggbb`. */
  readonly color: string;
}

/** A text in lines. */
export interface Paragraph {
  readonly lines: readonly TextLine[];
  readonly style: TextStyle;
  readonly height: number;
  /** Of the widest line. */
  readonly width: number;
}

/** Sets texts in the fonts of one document, and keeps account of the characters that no font has. */
export class Typesetter {
  readonly direction: 'ltr' | 'rtl';
  readonly #chains: Readonly<Record<Weight, FontChain>>;
  readonly #missing = { characters: new Set<string>() };

  constructor(chains: Readonly<Record<Weight, FontChain>>, direction: 'ltr' | 'rtl') {
    this.#chains = chains;
    this.direction = direction;
  }

  /** Break a text into lines no wider than `width`. */
  paragraph(text: string, style: TextStyle, width: number): Paragraph {
    const lines = layOutText(text, (width * 1000) / style.size, this.#context(style));
    return paragraphOf(lines, style);
  }

  /** A text in one line, however wide. */
  line(text: string, style: TextStyle): Paragraph {
    return paragraphOf([layOutLine(text, this.#context(style))], style);
  }

  /**
   * Refuse the document if a character of it has no glyph.
   *
   * @param where - the path of a text with this character
   * @throws ValidationError `document.glyph_missing`, once for each character
   */
  requireGlyphs(where: (character: string) => string): void {
    const faults = [...this.#missing.characters].map((character) => glyphMissing(character, where(character)));
    if (faults.length > 0) throw new ValidationError(faults);
  }

  #context(style: TextStyle): Parameters<typeof layOutText>[2] {
    return { chain: this.#chains[style.weight], direction: this.direction, missing: this.#missing };
  }
}

function paragraphOf(lines: readonly TextLine[], style: TextStyle): Paragraph {
  const width = (Math.max(0, ...lines.map((line) => line.width)) * style.size) / 1000;
  return { lines, style, height: lines.length * style.leading, width };
}

/** Unicode's names of the scripts that invoices are written in, for a message and its details. */
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Thai',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Khmer',
  'Lao',
  'Myanmar',
  'Sinhala',
];

function glyphMissing(character: string, path: string): Fault {
  const script =
    SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(character)) ??
    (/\p{Extended_Pictographic}/u.test(character) ? 'Emoji' : 'Common');
  const codes = Array.from(
    character,
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const codePoints = codes.join(' ');
  return fault(
    'document.glyph_missing',
    path,
    `no font has ${JSON.stringify(character)} (${codePoints}, ${script}); pass a font that does in fonts, after the others`,
    { character, codePoints, script },
  );
}
