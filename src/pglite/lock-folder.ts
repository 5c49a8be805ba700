import { claimLock, refusal, type Timing } from './claim-lock.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import type { Host } from './host.ts';
import { createOwner, type Owner } from './owner.ts';

const TIMING: Timing = { beatMs: 2_000, silentMs: 60_000 };

/** A folder that is ours. */
export interface FolderLock {
  readonly heartbeat: Heartbeat;
  /** Give the folder back, unless another has taken it over. */
  release(): Promise<void>;
}

const OWNERS: unique symbol = Symbol.for('oneoff.pglite.owners');

/** The owners of this thread's folders, one list for all copies of this module. */
function ownersHere(): Map<string, Owner> {
  const scope = globalThis as { [OWNERS]?: Map<string, Owner> };
  scope[OWNERS] ??= new Map<string, Owner>();
  return scope[OWNERS];
}

/**
 * Claim a folder until it is given back. A process that ends any other way leaves a claim that the next one takes over,
 * as soon as it is proven that the process is gone, or its heartbeat has been silent for a minute.
 *
 * The lock file is in the folder itself, so that all who see the folder see the lock, wherever they have mounted it.
 *
 * @param folder - its real path
 * @throws {StoreError} naming who has it
 */
export async function lockFolder(host: Host, folder: string, timing: Timing = TIMING): Promise<FolderLock> {
  const { files } = host;
  const lock = `${folder}/oneoff.lock`;
  const self = await createOwner(host);
  const owners = ownersHere();
  const other = owners.get(folder);
  if (other) throw refusal(lock, other);
  owners.set(folder, self);
  try {
    await claimLock(host, lock, self, timing);
    const heartbeat = await startHeartbeat(files, lock, self, timing);
    return {
      heartbeat,
      async release() {
        try {
          // It is certain now that the file is ours.
          await heartbeat.beat();
          await files.rm(lock, { force: true });
        } finally {
          owners.delete(folder);
          await heartbeat.stop();
        }
      },
    };
  } catch (error) {
    owners.delete(folder);
    throw error;
  }
}
