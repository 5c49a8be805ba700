import type { Statement } from '../../../statement/statement.ts';
import { type AnyRule, documentRule } from '../rule.ts';

/** Where a text stands, or several. */
export type FindTexts = (s: Statement) => string | undefined | readonly (string | undefined)[];

/** A rule that texts of a document have a form. */
export function textFormRule(
  id: string,
  term: string,
  says: string,
  find: FindTexts,
  isFine: (text: string) => boolean,
): AnyRule {
  const wrong = (s: Statement): string | undefined =>
    [find(s)].flat().find((text) => text !== undefined && !isFine(text));
  return documentRule(id, term, says, (s) => wrong(s) !== undefined, { shows: wrong });
}
