import type { Directory } from '../../ports/directory.ts';
import type { SuiteMasters } from './suite-masters.ts';

/** Declares one test on a directory with the suite's masters, or with the given ones. */
export type DirectoryTest = (
  name: string,
  run: (directory: Directory) => Promise<void>,
  masters?: SuiteMasters,
) => void;
