import { anyText } from '../../validation/leaves.ts';
import type { Leaf } from '../../validation/shape.ts';

/**
 * A text of a stored document. Its length and its characters were checked when it was written, perhaps by a version with other
 * limits, so they are stated and not checked again.
 *
 * @param maxLength - UTF-16 units that this version writes at most
 */
/* @__NO_SIDE_EFFECTS__ */
export function documentText(maxLength = 255): Leaf<string> {
  return { ...anyText, json: { ...anyText.json, maxLength } };
}
