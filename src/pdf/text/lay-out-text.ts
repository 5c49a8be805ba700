import type { FontChain } from '../fonts/font-chain.ts';
import { cleanText } from './clean-text.ts';
import { embeddingLevels, hasRightToLeft, visualOrder, withoutSteering } from './directions.ts';
import { type Missing, type Run, runsOf } from './runs.ts';
import { charactersOf, wordsOf } from './words.ts';

/** One line of text. */
export interface TextLine {
  /** From left to right. */
  readonly runs: readonly Run[];
  /** In thousandths of the font size. */
  readonly width: number;
  /** The text as it is read, where the order of the glyphs is another; else `null`. */
  readonly spoken: string | null;
}

/** What the layout of a text depends on. */
export interface TextContext {
  readonly chain: FontChain;
  readonly direction: 'ltr' | 'rtl';
  readonly missing: Missing;
}

/**
 * Break a text into lines no wider than `width`, in thousandths of the font size.
 *
 * A word that is wider than a line is cut between two characters. Line breaks of the text stay.
 */
export function layOutText(text: string, width: number, context: TextContext): readonly TextLine[] {
  return cleanText(text)
    .split('\n')
    .flatMap((paragraph) => linesOf(paragraph, width, context));
}

/** A text in one line, however wide. */
export function layOutLine(text: string, context: TextContext): TextLine {
  const line = cleanText(text).replaceAll('\n', ' ');
  return lineOf(line, levelsOf(line, context), 0, line.length, context);
}

/** A text without right-to-left letters runs to the right in any document: `+49 30 5550142` is no Arabic number. */
function levelsOf(paragraph: string, { direction }: TextContext): Uint8Array | null {
  return hasRightToLeft(paragraph) ? embeddingLevels(paragraph, direction) : null;
}

function linesOf(paragraph: string, width: number, context: TextContext): readonly TextLine[] {
  const levels = levelsOf(paragraph, context);
  const lines: TextLine[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  const finish = (): void => {
    lines.push(lineOf(paragraph, levels, start, end, context));
    start = end;
    used = 0;
  };
  const add = (word: string): void => {
    const whole = widthOf(word, context);
    const visible = word.endsWith(' ') ? widthOf(word.trimEnd(), context) : whole;
    if (used > 0 && used + visible > width) finish();
    if (visible > width && charactersOf(word).length > 1) {
      for (const character of charactersOf(word)) add(character);
      return;
    }
    end += word.length;
    used += whole;
  };
  for (const word of wordsOf(paragraph)) add(word);
  finish();
  return lines;
}

function widthOf(word: string, { chain, missing }: TextContext): number {
  let width = 0;
  for (const run of runsOf(withoutSteering(word), 'ltr', chain, missing)) width += run.width;
  return width;
}

function lineOf(
  paragraph: string,
  levels: Uint8Array | null,
  start: number,
  end: number,
  { chain, missing }: TextContext,
): TextLine {
  const text = paragraph.slice(start, end).trimEnd();
  const runs =
    levels === null
      ? text.split(/(?<= )/).flatMap((word) => runsOf(word, 'ltr', chain, missing))
      : visualOrder(paragraph, levels, start, start + text.length).flatMap((part) =>
          runsOf(part.text, part.direction, chain, missing),
        );
  let width = 0;
  for (const run of runs) width += run.width;
  return { runs, width, spoken: runs.some((run) => run.direction === 'rtl') ? text : null };
}
