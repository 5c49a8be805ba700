import type { Fault } from '../../errors/fault.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { list } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Optional } from '../../validation/shape.ts';
import type { RecordKeys } from '../directory-records.ts';

const keys: Optional<readonly string[]> = optional(list(text()));

const keysShape = object<RecordKeys>({ billingEntities: keys, customers: keys, addOns: keys, taxes: keys });

/**
 * All faults of ids and codes by kind; an id that no record has is not a fault.
 *
 * @returns `field.unknown` for an unknown kind, `field.type`, `list.too_long` and `text.*`
 */
export function checkRecordKeys(value: unknown): readonly Fault[] {
  return checkShape(keysShape, value);
}
