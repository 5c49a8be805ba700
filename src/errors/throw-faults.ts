import { ValidationError } from './errors.ts';
import type { Fault } from './fault.ts';

/**
 * Throw the faults that a check found.
 *
 * @throws {ValidationError} the faults, if there are any
 */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ValidationError(faults);
}
