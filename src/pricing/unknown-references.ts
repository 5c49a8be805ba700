import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { isPlainObject } from '../validation/object.ts';

/** The faults of codes on lines that the directory does not know, as far as the input can be read. */
export function unknownReferences(lines: unknown, { addOns = [], taxes = [] }: Partial<InvoiceRecords>): Fault[] {
  if (!Array.isArray(lines)) return [];
  const addOnCodes = new Set(addOns.map((addOn) => addOn.code));
  const taxCodes = new Set(taxes.map((tax) => tax.code));
  return lines.flatMap((line: unknown, index): Fault[] => {
    if (!isPlainObject(line)) return [];
    const path = pointer('/lines', index);
    const { addOn, taxCodes: named } = line;
    return [
      ...(typeof addOn === 'string' && addOn !== '' && !addOnCodes.has(addOn)
        ? [unknownCode('add_on', addOn, pointer(path, 'addOn'), addOnCodes)]
        : []),
      ...(Array.isArray(named) ? named : []).flatMap((code: unknown, place) =>
        typeof code === 'string' && code !== '' && !taxCodes.has(code)
          ? [unknownCode('tax', code, pointer(pointer(path, 'taxCodes'), place), taxCodes)]
          : [],
      ),
    ];
  });
}

/** The fault of a code that the directory does not know, with the near miss. */
export function unknownCode(
  kind: 'tax' | 'add_on',
  code: string,
  path: string,
  known: Iterable<string>,
  where = '',
): Fault {
  const meant = nearest(code, known);
  const hint = meant === undefined ? 'add it to the directory or name another' : `did you mean "${meant}"?`;
  return fault(
    `${kind}.not_found`,
    path,
    `${kind === 'tax' ? kind : 'add-on'} ${show(code)}${where} does not exist; ${hint}`,
    { code },
  );
}
