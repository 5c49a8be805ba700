import { throwFaults } from '../../errors/throw-faults.ts';
import { type Place, readPage } from '../../paging/page.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { checkText, oneOf } from '../../validation/leaves.ts';
import { type RecordKind, recordKinds } from '../directory-records.ts';

/** A requested page of records, in the order of their ids or codes. */
export interface RecordPage {
  readonly limit: number;
  /** The id or code that it begins after. */
  readonly after: string | undefined;
}

const kindLeaf = oneOf(recordKinds);

/**
 * Read which page of which kind a caller wants.
 *
 * @throws {ValidationError} `field.value` for an unknown kind, for a limit outside 1 to 100, and for a
 * cursor that no page gave
 */
export function readRecordPage(
  kind: RecordKind,
  query: { readonly limit?: number; readonly cursor?: string },
): RecordPage {
  const { limit, after, faults } = readPage(query, isKey);
  throwFaults([...checkShape(kindLeaf, kind, '/kind'), ...faults]);
  return { limit, after: after?.[0] };
}

function isKey(texts: Place): texts is readonly [string] {
  return texts.length === 1 && checkText(texts[0], '', 255) === undefined;
}
