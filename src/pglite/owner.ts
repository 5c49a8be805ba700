import type { FileSystem, Host } from './host.ts';

/** Who has a folder, as its lock file tells. */
export interface Owner {
  /** No two openings share it. */
  readonly id: string;
  readonly pid: number;
  /** 0 for the main thread. */
  readonly thread: number;
  readonly host: string;
  /** What the kernel calls this run of the machine; `null` where it does not tell. */
  readonly boot: string | null;
  /** Where the pid is valid: containers have pids of their own. `null` where the kernel does not tell. */
  readonly namespace: string | null;
  /** When the process started, in the kernel's ticks: a pid is used again. `null` where the kernel does not tell. */
  readonly started: string | null;
  readonly since: string;
  readonly program: string;
}

/** This program, as the owner of one opening. */
export async function createOwner(host: Host): Promise<Owner> {
  const { files, process } = host;
  const { boot, namespace } = await whereOf(host);
  return {
    id: crypto.randomUUID(),
    pid: process.pid,
    thread: host.thread,
    host: host.hostname(),
    boot,
    namespace,
    started: (await processOf(files, process.pid))?.started ?? null,
    since: new Date().toISOString(),
    program: process.argv.slice(1).join(' '),
  };
}

/** The kernel and the pid namespace that this program runs in, as far as they can be told. */
export async function whereOf({ files, process }: Host): Promise<Pick<Owner, 'boot' | 'namespace'>> {
  const boot = await orNull(files.readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  // A /proc of another namespace shows other processes under these pids.
  const isOurs = (await orNull(files.readlink('/proc/self'))) === String(process.pid);
  return { boot: boot?.trim() ?? null, namespace: isOurs ? await orNull(files.readlink('/proc/self/ns/pid')) : null };
}

/** What the kernel tells of a process; `null` where it tells nothing. */
export async function processOf(
  files: FileSystem,
  pid: number,
): Promise<{ readonly started: string; readonly isEnded: boolean } | null> {
  const stat = await orNull(files.readFile(`/proc/${pid}/stat`, 'utf8'));
  if (stat === null) return null;
  // The name in parentheses may hold anything; the fields behind it count from the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { started: `${fields[19]}`, isEnded: fields[0] === 'Z' || fields[0] === 'X' };
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch {
    return null;
  }
}
