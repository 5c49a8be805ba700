import type { Fault } from '../errors/fault.ts';
import { type CheckContext, Report } from './report.ts';
import type { AnyShape } from './shape.ts';

/**
 * The faults of a value, in the order of the value; missing members come after the others of their object.
 *
 * Unknown members are faults, with a suggestion for a near miss; a member whose value is `undefined` is absent. The
 * check stops after 1,000 faults.
 *
 * @param shape - the expected shape
 * @param value - the value to check
 * @param path - JSON Pointer of `value`
 * @param context - what the shape's rules need beside the value, such as the host's own currencies
 */
export function checkShape(shape: AnyShape, value: unknown, path = '', context?: CheckContext): Fault[] {
  const report = new Report(context);
  shape.check(value, report);
  if (path !== '') report.prefix(path, 0);
  return report.faults;
}
