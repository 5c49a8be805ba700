import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Leaf } from '../validation/shape.ts';

/** A fault, whatever its code. */
export const faultLeaf: Leaf<Fault> = {
  kind: 'leaf',
  type: 'object',
  check: (value, path) =>
    typeof (value as Partial<Fault> | null)?.code === 'string'
      ? undefined
      : fault('field.type', path, `${show(value)} is not a fault`),
};
