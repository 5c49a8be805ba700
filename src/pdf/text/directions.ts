/// <reference path="./bidi-js.d.ts" />
import bidiFactory, { type Bidi } from 'bidi-js';

/** A part of a line that runs one way. */
export interface Directed {
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Letters and marks of right-to-left scripts, and the characters that only steer the direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200e\u200f\u061c\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STEERING = /[\u200e\u200f\u061c\u2066-\u2069]/g;
let bidi: Bidi | undefined;

/** A text without the characters that only steer its direction. */
export function withoutSteering(text: string): string {
  return text.replace(STEERING, '');
}

/** Whether a text may be read in another order than its characters have. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * The embedding level of each UTF-16 unit, by the Unicode bidirectional algorithm.
 *
 * In a document that runs to the left, so do its texts; elsewhere the first letter decides.
 */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl'): Uint8Array {
  bidi ??= bidiFactory();
  return bidi.getEmbeddingLevels(text, direction === 'rtl' ? 'rtl' : undefined).levels;
}

/**
 * The parts of one line in visual order, from left to right.
 *
 * The text of a part stays in logical order; brackets of a right-to-left part are mirrored.
 *
 * @param levels - of the whole paragraph, since a line inherits the direction of what came before
 */
export function visualOrder(text: string, levels: Uint8Array, start: number, end: number): readonly Directed[] {
  const parts: { from: number; to: number; level: number }[] = [];
  for (let at = start; at < end; at += 1) {
    const level = levels[at] ?? 0;
    const last = parts.at(-1);
    if (last?.level === level) last.to = at + 1;
    else parts.push({ from: at, to: at + 1, level });
  }
  const highest = Math.max(0, ...parts.map((part) => part.level));
  // Rule L2: from the highest level down, reverse each stretch of parts at or above that level.
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < parts.length; from += 1) {
      let to = from;
      while (to < parts.length && (parts[to]?.level ?? 0) >= level) to += 1;
      if (to - from > 1) parts.splice(from, to - from, ...parts.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return parts.map(({ from, to, level }) => {
    const part = withoutSteering(text.slice(from, to));
    return level % 2 === 0 ? { text: part, direction: 'ltr' } : { text: mirrored(part), direction: 'rtl' };
  });
}

function mirrored(text: string): string {
  bidi ??= bidiFactory();
  return [...text].map((char) => bidi?.getMirroredCharacter(char) ?? char).join('');
}
