import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { isPlainObject } from '../../validation/object.ts';
import type { AnyShape } from '../../validation/shape.ts';

/**
 * The fault of a value that is not what it should be, such as a promise, or the `null` of a `get` that found none. It may
 * have members that the shape does not know, such as those of a later version.
 *
 * @param noun - what is expected, such as `"an invoice"`
 * @param origin - where the caller gets one
 */
export function misfitFault(
  value: unknown,
  shape: AnyShape,
  noun: string,
  path: string,
  origin: string = 'as the service returned it',
): Fault | undefined {
  const way = `pass ${noun} ${origin}`;
  if (!isPlainObject(value)) return fault('field.type', path, `${show(value)} is not ${noun}; ${way}`);
  if (typeof value['then'] === 'function')
    return fault('field.type', path, `a promise is not ${noun}; await it, and ${way}`);
  const misfit = checkShape(shape, value, '', { allowsMore: true })[0];
  if (misfit === undefined) return undefined;
  const code = misfit.code === 'field.required' ? misfit.code : 'field.type';
  return fault(code, path + misfit.path, `${misfit.path} of ${noun}: ${misfit.message}; ${way}`);
}
