import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { taxShape } from '../../tax/validate-tax.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { list } from '../../validation/combine.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import { refineList } from '../../validation/refine.ts';
import { fromRow } from '../../validation/row.ts';
import type { ObjectShape, Shape } from '../../validation/shape.ts';
import { addOnShape } from '../add-on.ts';
import { billingEntityShape } from '../billing-entity.ts';
import { customerShape } from '../customer.ts';
import {
  type DirectoryRecord,
  type DirectoryRecords,
  keyOf,
  type RecordKind,
  recordKeys,
} from '../directory-records.ts';
import type { RecordRules } from '../record-rules.ts';

/** Most records of a kind in one call. */
const MOST_RECORDS = 100_000;

/** The shape of {@link DirectoryRecords}. */
const directoryRecordsShape: ObjectShape<DirectoryRecords> = object<DirectoryRecords>({
  billingEntities: optional(unique('billingEntities', list(billingEntityShape, { max: MOST_RECORDS }))),
  customers: optional(unique('customers', list(customerShape, { max: MOST_RECORDS }))),
  addOns: optional(unique('addOns', list(addOnShape, { max: MOST_RECORDS }))),
  taxes: optional(unique('taxes', list(taxShape, { max: MOST_RECORDS }))),
});

/**
 * All faults of all records, with paths such as `/customers/2/id`; an id or code must be unique in its list.
 *
 * @param rules - the host's own currencies, and whether codes are checked
 * @returns `field.conflict` for a duplicate id or code, `field.unknown` for an unknown kind, `list.too_long`, and the
 * codes of `validateBillingEntity`, `validateCustomer`, `validateAddOn` and `validateTax`
 */
export function validateDirectoryRecords(records: unknown, rules: RecordRules = {}): readonly Fault[] {
  return checkShape(directoryRecordsShape, fromRow(records), '', { ...rules });
}

/** A list whose records differ in their ids or codes; taxes in their code and the day that they are valid from. */
function unique<T>(kind: RecordKind, records: Shape<readonly T[]>): Shape<readonly T[]> {
  const name = recordKeys[kind];
  return refineList(records, (list, report) => {
    const seen = new Set<unknown>();
    for (let index = 0; index < list.length && !report.isFull; index++) {
      const record = list[index];
      if (!isPlainObject(record) || record[name] === undefined) continue;
      const value = keyOf(kind, record as unknown as DirectoryRecord);
      if (seen.has(value)) {
        const at = pointer(pointer('', index), name);
        report.add(
          fault(
            'field.conflict',
            at,
            `${show(value)} is a duplicate; each ${name} is unique${kind === 'taxes' ? ' among the taxes that are valid from one day' : ''}`,
          ),
        );
      }
      seen.add(value);
    }
  });
}
