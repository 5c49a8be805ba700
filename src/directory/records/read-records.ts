import { throwFaults } from '../../errors/throw-faults.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import type { DirectoryRecords } from '../directory-records.ts';
import type { RecordRules } from '../record-rules.ts';
import { validateDirectoryRecords } from './validate-directory-records.ts';

/**
 * The records that rows hold, as they are stored: without members that are `null`.
 *
 * @throws {ValidationError} the faults of `validateDirectoryRecords`
 */
export function readRecords(rows: RowOf<DirectoryRecords>, rules: RecordRules): DirectoryRecords {
  throwFaults(validateDirectoryRecords(rows, rules));
  return fromRow<DirectoryRecords>(rows);
}
