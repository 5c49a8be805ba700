import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkText, codePointOf } from '../validation/leaves.ts';
import { type Leaf, leaf } from '../validation/shape.ts';

/** Blanks, line breaks, controls and what turns the direction of a text: two numbers would look alike. */
const HIDDEN = /\p{Other}|\p{Separator}|\p{Default_Ignorable_Code_Point}/u;

/** What `{PREFIX}` stands for in a number: at most 40 characters that a reader sees. */
export const numberPrefixLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 40 }, (value, path) => {
  const wrong = checkText(value, path, 40);
  if (wrong !== undefined) return wrong;
  const hidden = HIDDEN.exec(value as string)?.[0];
  if (hidden === undefined) return undefined;
  const message = `${show(value)} holds ${codePointOf(hidden)}, which a reader of the number cannot see; use letters, digits and "-"`;
  return fault('text.invalid', path, message);
});
