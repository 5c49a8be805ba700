import type { IsoDate } from '../calendar/iso-date.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { NumberSeries } from './number-series.ts';
import { type Piece, parsePattern, type TokenName } from './pattern.ts';
import { fiscalYear } from './reset.ts';

/** The values of a pattern's tokens. */
export interface NumberValues {
  /** From {@link nextInSeries}. */
  readonly sequence: number;
  readonly issueDate: IsoDate;
  /** The billing entity's `numberPrefix`. */
  readonly prefix?: string;
  /** The customer's own `sequence`. */
  readonly customerSequence?: number;
}

/** A number, or the fault that prevents it. */
export type FormattedNumber = { readonly number: string } | { readonly fault: Fault };

/**
 * Write a legal number by its series' pattern.
 *
 * Date tokens come from the issue date, never from a clock; padding grows past its width, so `{SEQ:4}` writes `9999` and
 * then `10000`. Never sort numbers as text.
 *
 * @param path - JSON Pointer that a fault carries
 * @returns faults `number.token_missing`, `number.too_long`, `number.pattern_invalid`
 */
export function formatNumber(series: NumberSeries, values: NumberValues, path = ''): FormattedNumber {
  const parsed = parsePattern(series.pattern);
  if ('wrong' in parsed)
    return { fault: fault('number.pattern_invalid', path, `pattern ${show(series.pattern)}: ${parsed.wrong}`) };
  const parts = parsed.pieces.map((piece) => write(piece, series, values));
  const gap = parts.indexOf(undefined);
  if (gap >= 0) return { fault: missing((parsed.pieces[gap] as { token: TokenName }).token, series, path) };
  const number = parts.join('');
  const { maxLength } = series;
  if (maxLength === undefined || number.length <= maxLength) return { number };
  return {
    fault: fault(
      'number.too_long',
      path,
      `number ${show(number)} has ${number.length} characters, the series allows ${maxLength}; raise maxLength`,
      {
        number,
        maxLength,
      },
    ),
  };
}

function write(piece: Piece, series: NumberSeries, values: NumberValues): string | undefined {
  if ('literal' in piece) return piece.literal;
  const { issueDate } = values;
  switch (piece.token) {
    case 'SEQ':
      return String(values.sequence).padStart(piece.width, '0');
    case 'CUSTOMER':
      return values.customerSequence === undefined
        ? undefined
        : String(values.customerSequence).padStart(piece.width, '0');
    case 'PREFIX':
      return values.prefix === '' ? undefined : values.prefix;
    case 'SERIES':
      return typeof series.scope === 'object' ? series.scope.name : undefined;
    case 'YYYY':
      return issueDate.slice(0, 4);
    case 'YY':
      return issueDate.slice(2, 4);
    case 'MM':
      return issueDate.slice(5, 7);
    case 'DD':
      return issueDate.slice(8, 10);
    default:
      return typeof series.reset === 'object'
        ? writeFiscalYear(piece.token, issueDate, series.reset.yearly)
        : undefined;
  }
}

function writeFiscalYear(token: TokenName, issueDate: IsoDate, startMonth: number): string {
  const year = fiscalYear(issueDate, startMonth) + (token.endsWith('+1') ? 1 : 0);
  const digits = String(year).padStart(4, '0');
  return token.startsWith('FYYYY') ? digits : digits.slice(-2);
}

const WAYS_OUT: { readonly [name in TokenName]?: string } = {
  PREFIX: 'give the billing entity a numberPrefix',
  CUSTOMER: 'give the customer a sequence',
  SERIES: 'give the series a scope with a name',
};

function missing(token: TokenName, series: NumberSeries, path: string): Fault {
  const wayOut = WAYS_OUT[token] ?? 'give the series a yearly reset';
  return fault(
    'number.token_missing',
    path,
    `pattern ${show(series.pattern)} needs a value for {${token}}; ${wayOut} or change the pattern`,
    { token },
  );
}
