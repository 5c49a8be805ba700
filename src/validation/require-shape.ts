import { ValidationError } from '../errors/errors.ts';
import { checkShape } from './check-shape.ts';
import type { AnyShape } from './shape.ts';

/**
 * Refuse a value that does not have a shape.
 *
 * @throws {ValidationError} every fault of the value
 */
export function requireShape(shape: AnyShape, value: unknown): void {
  refuse(checkShape(shape, value));
}

/**
 * Throw what was found, if anything was.
 *
 * @throws {ValidationError} the faults, where there are any
 */
export function refuse(faults: ConstructorParameters<typeof ValidationError>[0]): void {
  if (faults.length > 0) throw new ValidationError(faults);
}
