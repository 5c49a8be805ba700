import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkText } from '../validation/leaves.ts';
import type { Report } from '../validation/report.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import type { CodeList } from './code-list.ts';

/** Whether codes must be on the lists of EN 16931. */
export type CodeListCheck = 'checked' | 'unchecked';

/** Whether a check uses the code lists; by default it does. */
export interface CodeListContext {
  /** Whether countries and other codes must be on the lists of EN 16931; default `"checked"`. */
  readonly codeLists?: CodeListCheck;
}

/** Whether the codes of this check may be any text. */
export function isUnchecked(report: Report): boolean {
  return (report.context as CodeListContext).codeLists === 'unchecked';
}

/**
 * A code of a published list.
 *
 * @param max - most characters, also where codes are not checked
 * @returns a shape whose fault is `code.unknown` and names the code that was probably meant
 */
/* @__NO_SIDE_EFFECTS__ */
export function codeLeaf(list: CodeList, max = 40): Leaf<string> {
  return leaf({ type: 'string', maxLength: max }, (value, path, report) => {
    const wrong = checkText(value, path, max);
    if (wrong !== undefined || isUnchecked(report) || list.has(value as string)) return wrong;
    return unknownCode(list, value as string, path, report);
  });
}

/** The fault of a text that is not a code of a list. */
export function unknownCode(list: CodeList, written: string, path: string, report: Report): Fault {
  const meant = report.search(() => list.meant(written));
  const hint =
    meant === undefined ? 'pass one of its codes, or set codeLists to "unchecked"' : `did you mean "${meant}"?`;
  return fault('code.unknown', path, `${show(written)} is not on the list of ${list.name}; ${hint}`, {
    list: list.name,
    ...(meant !== undefined && { meant }),
  });
}
