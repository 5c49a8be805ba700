import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';

/** Kinds of objects whose own members are all that they hold; a date is named where a text is expected. */
const OPEN = ['Object', 'Module', 'Array', 'Date'];

/**
 * The kind of an object that holds what its own members do not show, such as a `Map`, `URLSearchParams` or a promise
 * that was not awaited: read by its members it would be empty. `undefined` for all others.
 */
export function closedKind(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) return undefined;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return OPEN.includes(kind) ? undefined : kind;
}

/** What to pass in place of an object of such a kind. */
export function closedMessage(kind: string): string {
  const wayOut =
    kind === 'Promise'
      ? '; await it, and where the id of an invoice is expected pass draft.id'
      : ', and would be read as {}; pass an object with members of its own';
  return `a ${kind} is not plain data${wayOut}`;
}

/**
 * The faults of options or filters that a check of own members would pass over in silence: all of a `Map` or a promise,
 * and what an object inherits.
 */
export function hiddenMembers(value: unknown): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  const kind = closedKind(value);
  if (kind !== undefined) return [fault('field.type', '', closedMessage(kind))];
  const inherited: string[] = [];
  for (const key in value) if (!Object.hasOwn(value, key)) inherited.push(key);
  return inherited.map((key) =>
    fault(
      'field.unknown',
      pointer('', key),
      `${show(key)} is inherited, and only members of its own are read; pass { ...it, ${key} }`,
    ),
  );
}
