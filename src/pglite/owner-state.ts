import type { Host } from './host.ts';
import { type Owner, processOf, whereOf } from './owner.ts';

/** What can be proven about the owner of a lock file; `"unknown"`: only its heartbeat tells. */
export type OwnerState = 'alive' | 'dead' | 'unknown';

/**
 * Whether the process of an owner runs.
 *
 * A pid proves something only on the same kernel, in the same pid namespace, and with the same start: two containers
 * both have a process 1, and a pid is used again. A worker thread can end while its process goes on.
 */
export async function ownerState(host: Host, owner: Owner): Promise<OwnerState> {
  const { files, process } = host;
  const { boot, namespace } = await whereOf(host);
  const isKnown = boot !== null && namespace !== null;
  if (isKnown ? boot !== owner.boot || namespace !== owner.namespace : owner.host !== host.hostname()) return 'unknown';
  if (owner.boot !== boot) return 'unknown';
  if (!exists(process, owner.pid)) return 'dead';
  const found = await processOf(files, owner.pid);
  if (found === null || owner.started === null) return 'unknown';
  if (found.isEnded || found.started !== owner.started) return 'dead';
  return owner.thread === 0 ? 'alive' : 'unknown';
}

function exists(process: Host['process'], pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but is not ours to signal.
    return (error as { readonly code?: unknown }).code !== 'ESRCH';
  }
}
