import type { Tax } from './tax.ts';

/** Taxes that are charged, and taxes that the customer withholds; neither has the member that distinguished them. */
export interface SplitTaxes<T> {
  readonly charged: readonly T[];
  readonly withheld: readonly T[];
}

/** Tell the taxes of a line that are charged from those that are withheld. */
export function splitWithheld<T extends Tax>(taxes: readonly T[]): SplitTaxes<Omit<T, 'withheld'>> {
  if (taxes.every((tax) => tax?.withheld === undefined)) return { charged: taxes, withheld: [] };
  const plain = ({ withheld: _, ...tax }: T): Omit<T, 'withheld'> => tax;
  return {
    charged: taxes.filter((tax) => tax?.withheld !== true).map((tax) => plain(tax)),
    withheld: taxes.filter((tax) => tax?.withheld === true).map((tax) => plain(tax)),
  };
}
