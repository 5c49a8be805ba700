import type { Directory } from '../../ports/directory.ts';
import { seal } from '../../validation/frozen.ts';
import { isSameJson } from '../../validation/same-json.ts';

/** The records of more parties than a busy process bills at a time. */
const MOST_RECORDS = 1000;

/** A record as a directory returned it, and what the library made of it. */
interface Remembered {
  readonly copy: unknown;
  readonly record: object;
}

const memories = new WeakMap<Directory, Map<string, Remembered>>();

/**
 * What the library made of a directory's record the last time, where the directory returns the same again: a comparison
 * takes a fraction of the time of a copy and its checks. A host may change its records; then they are read anew.
 *
 * @param key - names the record within the directory
 * @param answer - the record as it came
 * @param read - makes a record of it, in two steps: a copy of the answer, and what is used of that
 */
export function rememberRecord<T extends object>(
  directory: Directory,
  key: string,
  answer: T,
  read: { readonly copy: (answer: T) => T; readonly use: (copy: T) => T },
): T {
  const memory = memories.get(directory) ?? new Map<string, Remembered>();
  memories.set(directory, memory);
  const known = memory.get(key);
  if (known !== undefined && isUnchanged(known.copy, answer)) return known.record as T;
  const copy = read.copy(answer);
  const record = seal(read.use(copy));
  if (memory.size >= MOST_RECORDS) memory.clear();
  memory.set(key, { copy, record });
  return record;
}

/** A record that cannot be read is not the same. */
function isUnchanged(copy: unknown, answer: unknown): boolean {
  try {
    return isSameJson(copy, answer);
  } catch {
    return false;
  }
}
