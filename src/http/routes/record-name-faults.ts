import { type DirectoryRecord, keyOf, type RecordKind, recordKeys } from '../../directory/directory-records.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';

/** What keeps a body from being the record that the path names. `null` in a store's update would remove it. */
export function recordNameFaults(kind: RecordKind, name: string, body: unknown): readonly Fault[] {
  const key = recordKeys[kind];
  if (body === null) return [fault('field.type', '', 'the body is null; send the record, or DELETE to remove it')];
  if (memberOf(body, key) === undefined) return [];
  const given = keyOf(kind, body as DirectoryRecord);
  if (given === name) return [];
  return [fault('field.conflict', `/${key}`, `${show(given)} is not the ${key} in the path, ${show(name)}; send one`)];
}

/** A URL drops these, in every encoding: such a record could be added but never read. */
export function unreachableName(kind: RecordKind, body: unknown): readonly Fault[] {
  const key = recordKeys[kind];
  const given = memberOf(body, key);
  if (given !== '.' && given !== '..') return [];
  return [fault('field.value', `/${key}`, `${show(given)} cannot be part of a URL; choose another ${key}`)];
}

function memberOf(body: unknown, key: string): unknown {
  return (body as { readonly [key: string]: unknown } | null)?.[key];
}
