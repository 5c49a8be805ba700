import type { Fault } from '../errors/fault.ts';
import { checkDecimal } from '../money/check-decimal.ts';

/** What is wrong with the bounds of a list's totals: they are decimals in major units. */
export function totalFaults(query: { readonly totalFrom?: string; readonly totalTo?: string }): readonly Fault[] {
  return (['totalFrom', 'totalTo'] as const).flatMap((name) =>
    query[name] === undefined ? [] : (checkDecimal(query[name], `/${name}`) ?? []),
  );
}
