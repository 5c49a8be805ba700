import { type Place, readPage } from '../paging/page.ts';
import { checkText, oneOf } from '../validation/leaves.ts';
import { refuse } from '../validation/require-shape.ts';
import { type MasterKind, masterKinds } from './master-lists.ts';

/** A page of masters that was asked for, in the order of their ids or codes. */
export interface MasterPage {
  readonly limit: number;
  /** The id or code that it begins after. */
  readonly after: string | undefined;
}

const kindLeaf = oneOf(masterKinds);

/**
 * Read which page of which kind is asked for.
 *
 * @throws {ValidationError} `field.value` for a kind that there is none of, for a limit outside 1 to 100, and for a
 * cursor that no page gave
 */
export function readMasterPage(
  kind: MasterKind,
  query: { readonly limit?: number; readonly cursor?: string },
): MasterPage {
  const { limit, after, faults } = readPage(query, isKey);
  refuse([kindLeaf.check(kind, '/kind') ?? [], faults].flat());
  return { limit, after: after?.[0] };
}

function isKey(texts: Place): texts is readonly [string] {
  return texts.length === 1 && checkText(texts[0], '', 255) === undefined;
}
