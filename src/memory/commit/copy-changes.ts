import type { Changes } from '../../ports/invoice-store.ts';
import { frozenCopy, isSealed } from '../../validation/frozen.ts';

/** What a decision writes. */
export type WrittenChanges = Omit<Changes<unknown>, 'result'>;

/**
 * The documents to write as nobody can change them: sealed ones as they are, others as frozen copies. A part that several
 * of them share is copied once.
 */
export function copyChanges({
  created,
  changed,
  creditNotes,
  events,
  deleted,
  keys,
  series,
}: WrittenChanges): WrittenChanges {
  const known = new Map<object, unknown>();
  const copiesOf = <T extends object>(documents: readonly T[]): readonly T[] =>
    documents.every(isSealed) ? documents : documents.map((document) => frozenCopy(document, known));
  return {
    created: copiesOf(created),
    changed: copiesOf(changed),
    creditNotes: copiesOf(creditNotes),
    events: copiesOf(events),
    deleted,
    keys: keys.size === 0 ? keys : new Map(frozenCopy([...keys])),
    series: series.size === 0 ? series : new Map(frozenCopy([...series])),
  };
}
