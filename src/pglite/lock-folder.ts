import { StoreError } from '../errors/errors.ts';
import type { FileSystem, Host } from './host.ts';

/** Who has a folder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly program: string;
}

const BEAT_MS = 5_000;
/** A holder on another machine shows by the age of its file alone whether it lives. */
const SILENT_MS = 60_000;
const TAKE_OVER_MS = 10_000;

/** The folders of this process, for its own lock file says nothing against itself. */
const held = new Set<string>();

/**
 * Claim a folder for this process until it is given back; a process that ends any other way leaves a claim that the
 * next one takes over.
 *
 * @returns gives the folder back
 * @throws {StoreError} naming who has it
 */
export async function lockFolder(host: Host, folder: string): Promise<() => Promise<void>> {
  const { files, process } = host;
  const file = `${folder}.lock`;
  const self: Holder = {
    pid: process.pid,
    host: host.hostname(),
    since: new Date().toISOString(),
    program: process.argv.slice(1).join(' '),
  };
  if (held.has(folder)) throw refusal(folder, file, self);
  held.add(folder);
  try {
    await claim(host, folder, file, self);
  } catch (error) {
    held.delete(folder);
    throw error;
  }
  const beat = setInterval(() => void files.utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  // A beat alone keeps no process alive, where timers can say so.
  (beat as { unref?: () => void }).unref?.();
  return async () => {
    clearInterval(beat);
    held.delete(folder);
    await files.rm(file, { force: true });
  };
}

async function claim(host: Host, folder: string, file: string, self: Holder): Promise<void> {
  // Written whole under a name of its own, then linked: a lock file never shows half of its holder.
  const own = `${file}.${self.pid}`;
  const { files } = host;
  await files.writeFile(own, JSON.stringify(self));
  try {
    if (await linked(files, own, file)) return;
    const holder = await livingHolder(host, file);
    if (holder) throw refusal(folder, file, holder);
    await takeOver(host, folder, file, own);
  } finally {
    await files.rm(own, { force: true });
  }
}

/** Replace a dead holder's file, one process at a time: two that both saw it dead must not both succeed. */
async function takeOver(host: Host, folder: string, file: string, own: string): Promise<void> {
  const { files } = host;
  const turn = `${file}.turn`;
  await removeIfOlder(files, turn, TAKE_OVER_MS);
  try {
    await files.mkdir(turn);
  } catch {
    throw new StoreError(`another process is opening the folder ${folder} just now; try again`, { retryable: true });
  }
  try {
    const holder = await livingHolder(host, file);
    if (holder) throw refusal(folder, file, holder);
    await files.unlink(file).catch(() => undefined);
    if (!(await linked(files, own, file)))
      throw new StoreError(`another process has opened the folder ${folder} just now`, { retryable: true });
  } finally {
    await files.rmdir(turn).catch(() => undefined);
  }
}

async function linked(files: FileSystem, own: string, file: string): Promise<boolean> {
  try {
    await files.link(own, file);
    return true;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

async function livingHolder(host: Host, file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await host.files.readFile(file, 'utf8')) as Holder;
    const age = Date.now() - (await host.files.stat(file)).mtimeMs;
    if (holder.host !== host.hostname()) return age < SILENT_MS ? holder : undefined;
    return holder.pid !== host.process.pid && isRunning(host, holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isRunning({ process }: Host, pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but is not ours to signal.
    return (error as { readonly code?: unknown }).code === 'EPERM';
  }
}

async function removeIfOlder(files: FileSystem, path: string, age: number): Promise<void> {
  const found = await files.stat(path).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > age) await files.rmdir(path).catch(() => undefined);
}

function refusal(folder: string, file: string, { pid, host, since, program }: Holder): StoreError {
  return new StoreError(
    `the folder ${folder} is open in process ${pid} on ${host} since ${since} (${program}); two processes in one folder would destroy it. Stop that process, or delete ${file} if it is gone`,
    { retryable: false },
  );
}
