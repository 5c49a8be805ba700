import type { IsoDate } from '../calendar/iso-date.ts';
import type { NumberValues } from './format-number.ts';
import type { NumberSeries } from './number-series.ts';
import { grows, type Piece, parsePattern } from './pattern.ts';
import { sequenceIn } from './sequence-in.ts';

/** What a series writes a number from; of a date that the number tells in part only, the first that it may be. */
export type ReadNumber = Pick<NumberValues, 'sequence' | 'issueDate' | 'customerSequence'>;

/** Reads numbers as a series would have written them: the inverse of `formatNumber`. */
export interface NumberReader {
  /** What every number of the series begins with. */
  readonly start: string;
  /** `undefined` for a number that the series never writes. */
  read(number: string): ReadNumber | undefined;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/**
 * Make the reader of a series.
 *
 * @param today - an ISO date; of the years that two digits may mean, the one nearest to it is read
 */
export function numberReader(
  series: NumberSeries,
  { prefix, today }: { readonly prefix?: string; readonly today: IsoDate },
): NumberReader {
  const parsed = parsePattern(series.pattern);
  const pieces = 'wrong' in parsed ? [] : parsed.pieces;
  const texts = pieces.map((piece) => fixedText(piece, series, prefix));
  const varying = texts.indexOf(undefined);
  const named = new Set<string>();
  const expression = new RegExp(
    `^${pieces.map((piece, index) => texts[index]?.replace(/\W/gu, escaped) ?? digitsOf(piece, named)).join('')}$`,
    'u',
  );
  return {
    start: texts.slice(0, varying).join(''),
    read(number) {
      const found = expression.exec(number)?.groups;
      if (found === undefined) return undefined;
      const values = {
        ...(prefix !== undefined && { prefix }),
        ...(found['CUSTOMER'] !== undefined && { customerSequence: Number(found['CUSTOMER']) }),
      };
      for (const issueDate of datesOf(found, today)) {
        const sequence = sequenceIn(series, number, { ...values, issueDate });
        if (sequence !== undefined) return { ...values, sequence, issueDate };
      }
      return undefined;
    },
  };
}

/** What a piece writes in every number, or `undefined` if that varies. */
function fixedText(piece: Piece, { scope }: NumberSeries, prefix = ''): string | undefined {
  if ('literal' in piece) return piece.literal;
  if (piece.token === 'PREFIX') return prefix;
  return piece.token === 'SERIES' && typeof scope === 'object' ? scope.name : undefined;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

/** The digits of a token, named after it where it comes first; `+1` cannot be part of such a name. */
function digitsOf(piece: Piece, named: Set<string>): string {
  const { token } = piece as Exclude<Piece, { readonly literal: string }>;
  const digits = grows(token) ? '\\d{1,16}' : `\\d{${token.includes('YYYY') ? 4 : 2}}`;
  const name = token.replace('+1', 'NEXT');
  return named.size === named.add(name).size ? digits : `(?<${name}>${digits})`;
}

type Found = { readonly [token: string]: string | undefined };

/** The issue dates to try: in every month that the number may mean, of a fiscal year also in the year after. */
function datesOf(found: Found, today: IsoDate): readonly IsoDate[] {
  const year = yearOf(found, Number(today.slice(0, 4)));
  const years = found['YYYY'] === undefined && found['YY'] === undefined ? [year, year + 1] : [year];
  const months = found['MM'] === undefined ? MONTHS : [found['MM']];
  const day = found['DD'] ?? '01';
  return years.flatMap((one) => months.map((month) => `${String(one).padStart(4, '0')}-${month}-${day}`));
}

function yearOf(found: Found, now: number): number {
  const whole = found['YYYY'] ?? found['FYYYY'];
  if (whole !== undefined) return Number(whole);
  if (found['FYYYYNEXT'] !== undefined) return Number(found['FYYYYNEXT']) - 1;
  const short = found['YY'] ?? found['FYY'];
  if (short !== undefined) return nearestYear(Number(short), now);
  return found['FYYNEXT'] === undefined ? now : nearestYear(Number(found['FYYNEXT']), now) - 1;
}

function nearestYear(lastDigits: number, now: number): number {
  const year = now - (now % 100) + lastDigits;
  if (year < now - 50) return year + 100;
  return year > now + 50 ? year - 100 : year;
}
