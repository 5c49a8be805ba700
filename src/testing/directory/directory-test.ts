import type { DirectoryRecords } from '../../directory/directory-records.ts';
import type { RecordDirectory } from '../../ports/directory.ts';

/** The records that a directory is filled with. */
export type SuiteRecords = Required<DirectoryRecords>;

/** Declares one test on a directory with the suite's records, or with the given ones. */
export type DirectoryTest = (
  name: string,
  run: (directory: RecordDirectory) => Promise<void>,
  records?: SuiteRecords,
) => void;

/** What the tests of a directory run on. */
export interface DirectoryBench {
  readonly test: DirectoryTest;
  readonly tenant: string;
  readonly records: SuiteRecords;
}
