import type { MasterQuery } from '../../ports/directory-store.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** The shape of a {@link MasterQuery}. */
export const masterQueryShape: ObjectShape<MasterQuery> = object<MasterQuery>({
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});
