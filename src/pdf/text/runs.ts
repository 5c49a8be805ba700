import type { FontChain } from '../fonts/font-chain.ts';
import type { Glyphs } from '../fonts/glyph.ts';
import type { RememberedFont } from '../fonts/remembered-font.ts';

/** Text in one font and one direction, laid out. */
export interface Run extends Glyphs {
  readonly font: RememberedFont;
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
}

/** What replaces a character that no font has: other widths and other conventions, the same meaning. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\uffe5': '\u00a5',
  '\ufffd': '?',
};
/** Marks, joiners: they stay in the font of the letter before them. */
const CLUSTERS = /\P{M}[\p{M}\u200c\u200d]*|[\p{M}\u200c\u200d]+/gu;

/** What layout reports: the characters that no font has. */
export interface Missing {
  readonly characters: Set<string>;
}

/**
 * Lay out a text of one direction, each letter in the first font that has it.
 *
 * @returns runs from left to right; a character that no font has is left out and reported in `missing`
 */
export function runsOf(text: string, direction: 'ltr' | 'rtl', chain: FontChain, missing: Missing): readonly Run[] {
  const [first] = chain;
  if (first !== undefined && everyIn(first, text)) return [run(first, text, direction)];
  const parts: { font: RememberedFont; text: string }[] = [];
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    const found = inSomeFont(cluster, chain, missing);
    if (found === undefined) continue;
    const last = parts.at(-1);
    if (last?.font === found.font) last.text += found.text;
    else parts.push(found);
  }
  const runs = parts.map((part) => run(part.font, part.text, direction));
  return direction === 'rtl' ? runs.reverse() : runs;
}

function run(font: RememberedFont, text: string, direction: 'ltr' | 'rtl'): Run {
  const { glyphs, width } = font.layOut(text, direction);
  return { font, text, direction, glyphs, width };
}

function everyIn(font: RememberedFont, text: string): boolean {
  for (const char of text) if (!isDrawn(font, char)) return false;
  return true;
}

/** Joiners shape their neighbours and are not drawn. */
function isDrawn(font: RememberedFont, char: string): boolean {
  return font.has(char.codePointAt(0) ?? 0) || char === '\u200c' || char === '\u200d';
}

function inSomeFont(
  cluster: string,
  chain: FontChain,
  missing: Missing,
): { font: RememberedFont; text: string } | undefined {
  for (const text of [cluster, [...cluster].map((char) => SUBSTITUTES[char] ?? char).join('')]) {
    const font = chain.find((one) => everyIn(one, text));
    if (font !== undefined) return { font, text };
  }
  const nowhere = [...cluster].filter((char) => !chain.some((font) => isDrawn(font, char)));
  // Each of them is in some font, but no font has them together.
  for (const char of nowhere.length > 0 ? nowhere : [cluster]) missing.characters.add(char);
  return undefined;
}
