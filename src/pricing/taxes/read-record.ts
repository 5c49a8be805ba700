import { createTaxReader, type ReadTax } from '../../calculation/read-tax.ts';
import { splitWithheld } from '../../tax/split-withheld.ts';
import type { Tax, TaxLevel } from '../../tax/tax.ts';
import { withoutValidity } from '../../tax/valid-on.ts';
import { oncePerSealed } from '../../validation/frozen.ts';

/** A tax of the records, ready to compute with: one of the lists has it. */
interface ReadRecord {
  readonly taxes: readonly ReadTax[];
  readonly withheld: readonly ReadTax[];
}

/** Reads a tax of the records; `undefined` where `validateCalculationTax` has a fault. */
type RecordReader = (tax: Tax) => ReadRecord | undefined;

const readers = new Map<string, RecordReader>();

/** A reader for documents of an exponent and a tax level; it reads a sealed record once for all of them. */
export function recordReader(exponent: number, taxLevel: TaxLevel): RecordReader {
  const name = `${exponent} ${taxLevel}`;
  const known = readers.get(name);
  if (known !== undefined) return known;
  const reader = oncePerSealed((tax: Tax): ReadRecord | undefined => {
    const readTaxes = createTaxReader({ exponent, taxLevel });
    const split = splitWithheld([withoutValidity(tax)]);
    const [taxes, withheld] = [readTaxes(split.charged), readTaxes(split.withheld)];
    return taxes && withheld && { taxes, withheld };
  });
  readers.set(name, reader);
  return reader;
}
