import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type DirectoryRecord, keyOf, type RecordKind, recordKeys } from './directory-records.ts';
import type { RecordRules } from './record-rules.ts';
import { validateDirectoryRecords } from './validate-directory-records.ts';

/** The faults of a record that is to take the place of another; its id or code must stay the same. */
export function validateReplacement<K extends RecordKind>(
  kind: K,
  key: string,
  record: DirectoryRecord<K>,
  rules: RecordRules,
): readonly Fault[] {
  const faults = validateDirectoryRecords({ [kind]: [record] }, rules);
  if (faults.length > 0) return faults;
  const name = keyOf(kind, record);
  if (name === key) return [];
  const path = `/${kind}/0/${recordKeys[kind]}`;
  return [
    fault('field.conflict', path, `${show(name)} is not ${show(key)}, the record that it replaces; add it instead`),
  ];
}
