import type { Changes } from '../../ports/invoice-store.ts';
import { frozenCopy } from '../../validation/frozen.ts';

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
  const copyOf = <T>(document: T): T => frozenCopy(document, known);
  return {
    created: created.map(copyOf),
    changed: changed.map(copyOf),
    creditNotes: creditNotes.map(copyOf),
    events: events.map(copyOf),
    deleted: [...deleted],
    keys: keys.size === 0 ? keys : new Map(frozenCopy([...keys])),
    series: series.size === 0 ? series : new Map(frozenCopy([...series])),
  };
}
