import type { RecordQuery } from '../../ports/directory-store.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** The shape of a {@link RecordQuery}. */
export const recordQueryShape: ObjectShape<RecordQuery> = object<RecordQuery>({
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});
