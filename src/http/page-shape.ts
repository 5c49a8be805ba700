import { integer, text } from '../shape/leaves.ts';
import { object, optional } from '../shape/object.ts';
import type { ObjectShape } from '../shape/shape.ts';

/** Which page of a list. */
export interface PageQuery {
  /** 1 to 100, default 20. */
  readonly limit?: number;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** The shape of a {@link PageQuery}. */
export const pageShape: ObjectShape<PageQuery> = object<PageQuery>({
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});
