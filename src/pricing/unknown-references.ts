import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { type NearMissSearch, nearest } from '../errors/nearest.ts';
import { show } from '../errors/show.ts';
import { isPlainObject } from '../validation/object.ts';
import { Report } from '../validation/report.ts';

/**
 * The faults of codes on lines that the directory does not know, as far as the input can be read.
 *
 * At most 1,000 faults and 20 searches for near misses, so that the time does not grow with the product of the known
 * codes and the misspelt ones.
 */
export function unknownReferences(
  lines: unknown,
  { addOns = [], taxes = [] }: Partial<InvoiceRecords>,
  path = '/lines',
): Fault[] {
  if (!Array.isArray(lines)) return [];
  const addOnCodes = codesOf(addOns);
  const taxCodes = codesOf(taxes);
  const report = new Report();
  for (let index = 0; index < lines.length && !report.isFull; index++) {
    const line: unknown = lines[index];
    if (!isPlainObject(line)) continue;
    const { addOn, taxCodes: named } = line;
    if (isUnknown(addOn, addOnCodes))
      report.add(unknownReference('add_on', addOn, `${path}/${index}/addOn`, addOnCodes, '', report));
    if (!Array.isArray(named)) continue;
    for (let place = 0; place < named.length && !report.isFull; place++) {
      const code: unknown = named[place];
      if (isUnknown(code, taxCodes))
        report.add(unknownReference('tax', code, `${path}/${index}/taxCodes/${place}`, taxCodes, '', report));
    }
  }
  return report.faults;
}

const NO_CODES: ReadonlySet<string> = new Set();

function codesOf(records: readonly { readonly code: string }[]): ReadonlySet<string> {
  return records.length === 0 ? NO_CODES : new Set(records.map(({ code }) => code));
}

function isUnknown(code: unknown, known: ReadonlySet<string>): code is string {
  return typeof code === 'string' && code !== '' && !known.has(code);
}

/** The fault of a code that the directory does not know, with the near miss. */
export function unknownReference(
  kind: 'tax' | 'add_on',
  code: string,
  path: string,
  known: Iterable<string>,
  where = '',
  near: NearMissSearch = { nearest },
): Fault {
  const meant = near.nearest(code, known);
  const hint = meant === undefined ? 'add it to the directory or name another' : `did you mean "${meant}"?`;
  return fault(
    `${kind}.not_found`,
    path,
    `${kind === 'tax' ? kind : 'add-on'} ${show(code)}${where} does not exist; ${hint}`,
    { code },
  );
}
