import type { Changes } from '../../ports/invoice-store.ts';
import { frozenCopy } from '../frozen-copy.ts';

/** What a decision writes. */
export type Written = Omit<Changes<unknown>, 'result'>;

/** An event holds `data`, that the invoice, and that its lines: parts of a document are copied by themselves. */
const LEVELS = { document: 1, event: 3 };

/**
 * Frozen copies of the documents to write. A part that several of them share, such as the lines of an invoice in each
 * of its new events, is copied once.
 */
export function copyChanges({ created, changed, creditNotes, events, deleted, keys, series }: Written): Written {
  const copies = new Map<object, object>();
  const copyOf = <T extends object>(whole: T, levels: number): T => {
    const known = copies.get(whole) as T | undefined;
    if (known !== undefined) return known;
    const copy = levels === 0 || Array.isArray(whole) ? frozenCopy(whole) : copyMembers(whole, levels);
    copies.set(whole, copy);
    return copy;
  };
  const copyMembers = <T extends object>(whole: T, levels: number): T => {
    const members = Object.entries(whole)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, isObject(value) ? copyOf(value, levels - 1) : frozenCopy(value)]);
    return Object.freeze(Object.fromEntries(members)) as T;
  };
  return {
    created: created.map((one) => copyOf(one, LEVELS.document)),
    changed: changed.map((one) => copyOf(one, LEVELS.document)),
    creditNotes: creditNotes.map((one) => copyOf(one, LEVELS.document)),
    events: events.map((one) => copyOf(one, LEVELS.event)),
    deleted: [...deleted],
    keys: new Map(frozenCopy([...keys])),
    series: new Map(frozenCopy([...series])),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
