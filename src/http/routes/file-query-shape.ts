import { oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** What a request for the file of a document may say; its renderer reads it. */
export interface FileQuery {
  /** The profile of an e-invoice, such as `"xrechnung"`. */
  readonly profile?: string;
  readonly syntax?: 'ubl' | 'cii';
}

/** The shape of a {@link FileQuery}. */
export const fileQueryShape: ObjectShape<FileQuery> = object<FileQuery>({
  profile: optional(text(100)),
  syntax: optional(oneOf(['ubl', 'cii'])),
});
