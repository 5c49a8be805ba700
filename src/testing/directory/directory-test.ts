import type { Directory } from '../../ports/directory.ts';
import type { SuiteRecords } from './suite-records.ts';

/** Declares one test on a directory with the suite's records, or with the given ones. */
export type DirectoryTest = (
  name: string,
  run: (directory: Directory) => Promise<void>,
  records?: SuiteRecords,
) => void;
