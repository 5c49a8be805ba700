import { list } from '../../validation/combine.ts';
import type { Shape } from '../../validation/shape.ts';

/** A list of any length: a stored document is read as it is, and limits are for what comes in. */
/* @__NO_SIDE_EFFECTS__ */
export function anyNumberOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return list(item, { max: Number.POSITIVE_INFINITY });
}
