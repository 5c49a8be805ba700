import type { Fault } from '../errors/fault.ts';
import type { AnyShape } from './shape.ts';

/**
 * Hold a value against a shape and return all faults, in the order of the shape.
 *
 * Unknown members are faults with a suggestion for near misses; a member whose value is `undefined` is absent.
 *
 * @param shape - the expected shape
 * @param value - what was passed
 * @param path - JSON Pointer of `value`
 */
export function checkShape(shape: AnyShape, value: unknown, path = ''): Fault[] {
  return [shape.check(value, path) ?? []].flat();
}
