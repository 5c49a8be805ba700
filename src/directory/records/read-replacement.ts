import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { RowOf } from '../../validation/row.ts';
import {
  type DirectoryRecord,
  type DirectoryRecords,
  keyOf,
  type RecordKind,
  recordKeys,
} from '../directory-records.ts';
import type { RecordRules } from '../record-rules.ts';
import { readRecords } from './read-records.ts';

/**
 * The record that is to take the place of another; its id or code must stay the same.
 *
 * @throws {ValidationError} its faults, or `field.conflict` for another id or code, with paths such as `/customers/0/id`
 */
export function readReplacement<K extends RecordKind>(
  kind: K,
  key: string,
  row: RowOf<DirectoryRecord<K>>,
  rules: RecordRules,
): DirectoryRecord<K> {
  const records = readRecords({ [kind]: [row] } as RowOf<DirectoryRecords>, rules);
  const [record] = records[kind] as readonly [DirectoryRecord<K>];
  const name = keyOf(kind, record);
  if (name === key) return record;
  const path = `/${kind}/0/${recordKeys[kind]}`;
  const message = `${show(name)} is not ${show(key)}, the record that it replaces; add it instead`;
  throw new ValidationError([fault('field.conflict', path, message)]);
}
