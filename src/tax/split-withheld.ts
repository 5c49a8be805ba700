import type { Tax } from './tax.ts';

/** Taxes that are charged, and taxes that the customer withholds; neither has the member that distinguished them. */
export interface SplitTaxes<T> {
  readonly charged: readonly T[];
  readonly withheld: readonly T[];
}

/** Tell the taxes of a line that are charged from those that are withheld. */
export function splitWithheld<T extends Tax>(taxes: readonly T[]): SplitTaxes<Omit<T, 'withheld'>> {
  if (taxes.every((tax) => tax?.withheld === undefined)) return { charged: taxes, withheld: [] };
  const part = (isWithheld: boolean): Omit<T, 'withheld'>[] =>
    taxes.filter((tax) => (tax?.withheld === true) === isWithheld).map(plain);
  return { charged: part(false), withheld: part(true) };
}

/** The tax without the member; what is no tax is returned unchanged. */
function plain<T extends Tax>(tax: T): Omit<T, 'withheld'> {
  if (tax?.withheld === undefined) return tax;
  const { withheld: _, ...others } = tax;
  return others;
}
