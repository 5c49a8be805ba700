import { StoreError } from '../errors/errors.ts';
import type { Host } from './host.ts';
import { type LockFile, linked, readLockFile } from './lock-file.ts';
import type { Owner } from './owner.ts';
import { ownerState } from './owner-state.ts';

/** How often a living owner shows itself, and after how long a silence it counts as gone. */
export interface Timing {
  readonly beatMs: number;
  readonly silentMs: number;
}

/**
 * Become the owner that a lock file names.
 *
 * A file is never empty under its name, and never deleted to make room: it is written whole under a name of its own and
 * then linked. Where the owner is gone, exactly one successor is linked under a name made of the old owner's id, and
 * replaces the file; one that is gone as well has successors in turn.
 *
 * @param lock - the path of the lock file
 * @throws {StoreError} naming who has it
 */
export async function claimLock(host: Host, lock: string, self: Owner, timing: Timing): Promise<void> {
  const { files } = host;
  const own = `${lock}.${self.id}`;
  await files.writeFile(own, JSON.stringify(self));
  try {
    while (!(await linked(files, own, lock))) {
      const found = await readLockFile(files, lock);
      // It was given back just now.
      if (found === null) continue;
      const last = await lastSuccessor(host, lock, found);
      await requireGone(host, last, own, timing);
      if (await succeed(host, lock, own, found.id, last.file.id)) return;
    }
  } finally {
    await files.rm(own, { force: true });
  }
}

interface Found {
  readonly path: string;
  readonly file: LockFile;
}

const nextOf = (lock: string, id: string): string => `${lock}.${id}.next`;

/** Who took over from the owner of a file, and from that one, and did not finish. */
async function lastSuccessor({ files }: Host, lock: string, first: LockFile): Promise<Found> {
  let [path, file] = [lock, first];
  for (let next = nextOf(lock, file.id); ; next = nextOf(lock, file.id)) {
    const successor = await readLockFile(files, next);
    if (successor === null) return { path, file };
    [path, file] = [next, successor];
  }
}

/** Of all that found an owner gone, one succeeds. */
async function succeed(host: Host, lock: string, own: string, first: string, last: string): Promise<boolean> {
  const { files } = host;
  const next = nextOf(lock, last);
  if (!(await linked(files, own, next))) return false;
  try {
    // Another may have succeeded, and taken its mark away again, since the file was read.
    if ((await readLockFile(files, lock))?.id !== first) return false;
    await files.rename(own, lock);
    return true;
  } finally {
    await files.rm(next, { force: true });
  }
}

/**
 * Wait until an owner is certainly gone.
 *
 * @param own - a file that was written just now
 * @throws {StoreError} when it lives
 */
async function requireGone(host: Host, { path, file }: Found, own: string, timing: Timing): Promise<void> {
  const { owner } = file;
  const state = owner === null ? 'unknown' : await ownerState(host, owner);
  if (state === 'dead') return;
  if (state === 'alive') throw refusal(path, owner);
  // By the clock of the files, which is the same for all who share them.
  let silence = Math.max(0, (await host.files.stat(own)).mtimeMs - file.modified);
  const pause = Math.min(500, timing.beatMs);
  while (silence <= timing.silentMs) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    silence += pause;
    const again = await readLockFile(host.files, path);
    if (again === null) return;
    if (again.id !== file.id || again.modified !== file.modified) throw refusal(path, again.owner);
  }
}

/** Why a folder cannot be opened. */
export function refusal(lock: string, owner: Owner | null): StoreError {
  const who = owner ? `process ${owner.pid} on ${owner.host} since ${owner.since} (${owner.program})` : 'a process';
  return new StoreError(
    `the folder is open in ${who}, as ${lock} tells; two processes in one folder would destroy it. Stop that process and try again`,
    { retryable: false },
  );
}
