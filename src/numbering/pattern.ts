import { nearest } from '../errors/nearest.ts';
import { show } from '../errors/show.ts';
import { codePointOf } from '../validation/leaves.ts';

/**
 * What a pattern can name.
 *
 * - `SEQ`: the number's place in its series; `{SEQ:4}` pads it with zeros to four digits and grows past them.
 * - `YYYY`, `YY`, `MM`, `DD`: the issue date.
 * - `FYYYY`, `FYY`: the calendar year in which the fiscal year of the issue date begins; `FYYYY+1`, `FYY+1` the one
 *   after it. Fiscal 2025-26 from April is `{FYYYY}-{FYY+1}`. Only with `reset: { yearly }`.
 * - `PREFIX`: the billing entity's `numberPrefix`.
 * - `CUSTOMER`: the customer's own `sequence`; may be padded like `SEQ`.
 * - `SERIES`: the name of a series whose scope is a name.
 */
export type TokenName = (typeof TOKENS)[number];

const TOKENS = [
  'SEQ',
  'YYYY',
  'YY',
  'MM',
  'DD',
  'FYYYY',
  'FYY',
  'FYYYY+1',
  'FYY+1',
  'PREFIX',
  'CUSTOMER',
  'SERIES',
] as const;

/** A part of a pattern: literal text or a placeholder. */
export type Piece = { readonly literal: string } | { readonly token: TokenName; readonly width: number };

/** The parts of a pattern, or a description of what is wrong with it. */
export type ParsedPattern = { readonly pieces: readonly Piece[] } | { readonly wrong: string };

const LONGEST = 100;
const WIDEST = 12;
/** Controls, direction overrides, line breaks and what is no character: two numbers would look alike. */
const HIDDEN = /[\p{Other}\p{Line_Separator}\p{Paragraph_Separator}]/u;
const PIECE = /\{([^{}]*)\}|([^{}]+)|[{}]/g;

/** Tokens that are padded to a width and grow past it. */
export function grows(token: TokenName): boolean {
  return token === 'SEQ' || token === 'CUSTOMER';
}

/** The fewest characters that a piece can take. */
export function shortestLength(piece: Piece): number {
  if ('literal' in piece) return piece.literal.length;
  const { token, width } = piece;
  if (grows(token) || token === 'PREFIX' || token === 'SERIES') return Math.max(1, width);
  // A date token is spelt with as many letters as it has digits.
  return token.replace('F', '').replace('+1', '').length;
}

/**
 * Read a pattern such as `INV-{YYYY}-{SEQ:4}`.
 *
 * Text between the tokens is printable, without braces; a pattern neither begins nor ends with a space.
 */
export function parsePattern(pattern: string): ParsedPattern {
  const known = parsed.get(pattern);
  if (known !== undefined) return known;
  const made = parse(pattern);
  if (pattern.length > LONGEST) return made;
  if (parsed.size >= MOST_PATTERNS) parsed.clear();
  parsed.set(pattern, made);
  return made;
}

/** The patterns read so far: a seller's is read for each of its numbers. */
const parsed = new Map<string, ParsedPattern>();
const MOST_PATTERNS = 1000;

function parse(pattern: string): ParsedPattern {
  if (pattern.length > LONGEST) return { wrong: `it has ${pattern.length} characters, at most ${LONGEST} are allowed` };
  if (pattern.trim() !== pattern) return { wrong: 'it begins or ends with a space; remove it' };
  const hidden = HIDDEN.exec(pattern)?.[0];
  if (hidden !== undefined)
    return { wrong: `it holds the character ${codePointOf(hidden)}, which nobody can see; remove it` };
  const pieces: Piece[] = [];
  for (const [whole, inner, literal] of pattern.matchAll(PIECE)) {
    const piece = literal === undefined ? readToken(inner, whole) : { literal };
    if (typeof piece === 'string') return { wrong: piece };
    pieces.push(piece);
  }
  return { pieces };
}

function readToken(inner: string | undefined, whole: string): Piece | string {
  if (inner === undefined) return `it has a lone "${whole}"; tokens are written {SEQ}`;
  const [name = '', width, ...more] = inner.split(':');
  const token = TOKENS.find((one) => one === name);
  if (token === undefined || more.length > 0) return unknownToken(whole, name);
  if (width === undefined) return { token, width: 0 };
  if (!grows(token)) return `${show(whole)} cannot be padded; only {SEQ} and {CUSTOMER} take a width`;
  if (/^[1-9]\d?$/.test(width) && Number(width) <= WIDEST) return { token, width: Number(width) };
  return `${show(whole)} has no width from 1 to ${WIDEST}; write {${token}:4} for four digits`;
}

function unknownToken(whole: string, name: string): string {
  const meant = nearest(name, TOKENS);
  const hint =
    meant === undefined ? `the tokens are ${TOKENS.map((one) => `{${one}}`).join(' ')}` : `did you mean {${meant}}?`;
  return `${show(whole)} is not a token; ${hint}`;
}
