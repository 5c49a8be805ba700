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
  let known: Map<object, unknown> | undefined;
  const copiesOf = <T extends object>(documents: readonly T[]): readonly T[] => {
    if (documents.every(isSealed)) return documents;
    known ??= new Map();
    return documents.map((document) => frozenCopy(document, known));
  };
  return {
    created: copiesOf(created),
    changed: copiesOf(changed),
    creditNotes: copiesOf(creditNotes),
    events: copiesOf(events),
    deleted,
    keys: copiesOfValues(keys),
    series: copiesOfValues(series),
  };
}

function copiesOfValues<T>(values: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (values.size === 0) return values;
  const copies = new Map<string, T>();
  for (const [key, value] of values) copies.set(key, frozenCopy(value));
  return copies;
}
