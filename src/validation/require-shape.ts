import { throwFaults } from '../errors/throw-faults.ts';
import { checkShape } from './check-shape.ts';
import type { AnyShape } from './shape.ts';

/**
 * Refuse a value that does not fit a shape.
 *
 * @throws {ValidationError} every fault of the value
 */
export function requireShape(shape: AnyShape, value: unknown): void {
  throwFaults(checkShape(shape, value));
}
