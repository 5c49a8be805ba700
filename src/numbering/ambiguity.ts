import { grows, type Piece, type TokenName } from './pattern.ts';
import type { Reset } from './reset.ts';
import type { SeriesScope } from './scope.ts';

/**
 * Why a pattern could write the same text for two numbers of its series; empty when it cannot.
 *
 * - Scope: each customer or name has its own counter, so the number must contain it: `{CUSTOMER}`, `{SERIES}`.
 * - Reset: the counter restarts, so the number must name the period. Monthly: a year and `{MM}`. Yearly from January: a year.
 *   Yearly from another month: the fiscal year, or a calendar year with `{MM}`; a calendar year alone holds two fiscal
 *   ones.
 * - Digits: `{SEQ}` and `{CUSTOMER}` grow past their padding, so what follows them must not begin with a digit.
 *   `{CUSTOMER}{SEQ}` writes 111 for 1 and 11 as well as for 11 and 1.
 */
export function whyAmbiguous(pieces: readonly Piece[], scope: SeriesScope, reset: Reset): readonly string[] {
  const names = new Set(pieces.flatMap((piece) => ('token' in piece ? [piece.token] : [])));
  return [missingScope(names, scope), missingPeriod(names, reset), ...runTogether(pieces, scope)].filter(
    (reason) => reason !== undefined,
  );
}

function missingScope(names: ReadonlySet<TokenName>, scope: SeriesScope): string | undefined {
  if (scope === 'customer' && !names.has('CUSTOMER'))
    return 'every customer has a counter of its own, so it must contain {CUSTOMER}';
  if (typeof scope === 'object' && !names.has('SERIES')) {
    return `series "${scope.name}" has a counter of its own, so it must contain {SERIES}`;
  }
  return undefined;
}

function missingPeriod(names: ReadonlySet<TokenName>, reset: Reset): string | undefined {
  if (reset === 'never') return undefined;
  const year = names.has('YYYY') || names.has('YY');
  if (reset === 'monthly') {
    return year && names.has('MM')
      ? undefined
      : 'the count begins again each month, so it must contain {YYYY} or {YY}, and {MM}';
  }
  const fiscal = [...names].some((name) => name.startsWith('FY'));
  if (fiscal || (year && (reset.yearly === 1 || names.has('MM')))) return undefined;
  return reset.yearly === 1
    ? 'the count begins again each year, so it must contain {YYYY} or {YY}'
    : `the count begins again each year in month ${reset.yearly}, so it must contain {FYYYY} or {FYY}, or a year with {MM}`;
}

function runTogether(pieces: readonly Piece[], scope: SeriesScope): readonly string[] {
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (next === undefined || !mayBeginWithDigit(next) || !growsAtEnd(piece, scope)) return [];
    return [`${print(piece)} runs into ${print(next)}; put a separator such as "-" between them`];
  });
}

/** A name that ends in a digit could also be read as a shorter name followed by a longer sequence. */
function growsAtEnd(piece: Piece, scope: SeriesScope): boolean {
  if ('literal' in piece) return false;
  return grows(piece.token) || (piece.token === 'SERIES' && typeof scope === 'object' && /\d$/.test(scope.name));
}

function mayBeginWithDigit(piece: Piece): boolean {
  return 'literal' in piece ? /^\d/.test(piece.literal) : piece.token !== 'SERIES';
}

function print(piece: Piece): string {
  return 'literal' in piece ? `"${piece.literal}"` : `{${piece.token}}`;
}
