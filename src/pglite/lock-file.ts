import type { FileSystem } from './host.ts';
import type { Owner } from './owner.ts';

/** A lock file as it was read. */
export interface LockFile {
  /** The owner's, or one that stands for a file that nobody could have written whole. */
  readonly id: string;
  /** `null` for a file that names nobody. */
  readonly owner: Owner | null;
  readonly modified: number;
}

/** Read a lock file; `null` if it does not exist. */
export async function readLockFile(files: FileSystem, path: string): Promise<LockFile | null> {
  try {
    const { mtimeMs, ino, size } = await files.stat(path);
    const owner = ownerIn(await files.readFile(path, 'utf8'));
    return { id: owner?.id ?? `broken-${ino}-${mtimeMs}-${size}`, owner, modified: mtimeMs };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function ownerIn(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    // The id becomes part of a file's name.
    return /^[\w-]{1,64}$/.test(`${owner?.id}`) && Number.isInteger(owner?.pid) ? (owner as Owner) : null;
  } catch {
    return null;
  }
}

/** Make a file under a second name; `false` where that name is in use. */
export async function linked(files: FileSystem, existing: string, path: string): Promise<boolean> {
  try {
    await files.link(existing, path);
    return true;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a file does not exist. */
export function isMissing(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ENOENT';
}
