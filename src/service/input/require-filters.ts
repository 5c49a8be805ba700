import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { isPlainObject } from '../../validation/object.ts';
import type { AnyObjectShape } from '../../validation/shape.ts';

/**
 * Refuse a query with a filter that is misspelt, malformed or `undefined`, because it would list everything.
 *
 * @throws {ValidationError} `field.*` and the codes of the filters
 */
export function requireFilters(shape: AnyObjectShape, query: unknown): void {
  throwFaults([...checkShape(shape, query), ...undefinedFilters(query)]);
}

function undefinedFilters(query: unknown): Fault[] {
  if (!isPlainObject(query)) return [];
  return Object.entries(query).flatMap(([name, value]) => {
    if (value !== undefined) return [];
    const message = `the filter "${name}" is undefined, which would list everything; pass a value, or leave it out`;
    return fault('field.type', pointer('', name), message);
  });
}
