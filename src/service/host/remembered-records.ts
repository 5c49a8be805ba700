import type { Directory } from '../../ports/directory.ts';
import { seal } from '../../validation/frozen.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import { isSameJson } from '../../validation/same-json.ts';

/** The records of more parties than a busy process bills at a time. */
const MOST_RECORDS = 1000;

/** A record as a directory returned it, and what the library made of it. */
interface Remembered {
  readonly copy: unknown;
  readonly record: object;
}

/** What was made of the records of one directory, by their names within it. */
export type RecordMemory = Map<string, Remembered>;

const memories = new WeakMap<Directory, RecordMemory>();

/** The memory of a directory, which all services over it share. */
export function memoryOf(directory: Directory): RecordMemory {
  const known = memories.get(directory);
  if (known !== undefined) return known;
  const memory: RecordMemory = new Map();
  memories.set(directory, memory);
  return memory;
}

/**
 * What the library made of a directory's record the last time, where the directory returns the same again: a comparison
 * takes a fraction of the time of a copy and its checks. A host may change its records; then they are read anew.
 *
 * @param key - names the record within the directory
 * @param answer - the record as it came
 * @param copied - copies an answer, so that it never changes
 */
export function rememberRecord<T extends object>(
  memory: RecordMemory,
  key: string,
  answer: RowOf<T>,
  copied: (answer: RowOf<T>) => RowOf<T>,
): T {
  const known = memory.get(key);
  if (known !== undefined && isUnchanged(known.copy, answer)) return known.record as T;
  const copy = copied(answer);
  const record = seal(fromRow<T>(copy));
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
