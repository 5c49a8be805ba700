import { codeLeaf } from '../code-lists/code-leaf.ts';
import { identifierSchemes } from '../code-lists/identifier-schemes.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** An id in a register; `scheme` is an ISO 6523 code, such as `"0088"` for a GLN. */
export interface Identifier {
  readonly scheme?: string;
  /** The id itself. */
  readonly value: string;
}

/** The shape of an {@link Identifier}. */
export const identifierShape: ObjectShape<Identifier> = object<Identifier>({
  scheme: optional(codeLeaf(identifierSchemes)),
  value: text(),
});
