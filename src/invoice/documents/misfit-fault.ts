import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { isPlainObject } from '../../validation/object.ts';
import type { Sketch } from './sketch.ts';

/**
 * The fault of a value that does not fit a sketch, such as a promise, or the `null` of a `get` that found none.
 *
 * @param noun - what is expected, such as `"an invoice"`
 * @param origin - where the caller gets one
 */
export function misfitFault(
  value: unknown,
  sketch: Sketch,
  noun: string,
  path: string,
  origin: string = 'as the service returned it',
): Fault | undefined {
  const way = `pass ${noun} ${origin}`;
  if (!isPlainObject(value)) return fault('field.type', path, `${show(value)} is not ${noun}; ${way}`);
  if (typeof value['then'] === 'function')
    return fault('field.type', path, `a promise is not ${noun}; await it, and ${way}`);
  const misfit = sketch(value);
  if (misfit === undefined) return undefined;
  const at = path + misfit.path;
  return misfit.value === undefined
    ? fault('field.required', at, `${misfit.path} is missing in what should be ${noun}; ${way}`)
    : fault('field.type', at, `${misfit.path} of ${noun} is ${show(misfit.value)}, not ${misfit.expected}; ${way}`);
}
