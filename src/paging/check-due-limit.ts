import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** The fault of a limit of `listDue` that is no count of invoices: `field.value`. */
export function checkDueLimit(limit: number): readonly Fault[] {
  if (Number.isInteger(limit) && limit >= 0 && limit < 2 ** 31) return [];
  return [fault('field.value', '/limit', `${show(limit)} is not a number of invoices; pass a whole number`)];
}
