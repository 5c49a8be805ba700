import type { RecordQuery } from '../../ports/directory-store.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** The parameters of a list without filters. */
export const pageQueryShape: ObjectShape<RecordQuery> = object<RecordQuery>({
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});
