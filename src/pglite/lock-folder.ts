import { link, mkdir, readFile, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { StoreError } from '../errors/errors.ts';

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
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    program: process.argv.slice(1).join(' '),
  };
  if (held.has(folder)) throw refusal(folder, file, self);
  held.add(folder);
  try {
    await claim(folder, file, self);
  } catch (error) {
    held.delete(folder);
    throw error;
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    held.delete(folder);
    await rm(file, { force: true });
  };
}

async function claim(folder: string, file: string, self: Holder): Promise<void> {
  // Written whole under a name of its own, then linked: a lock file never shows half of its holder.
  const own = `${file}.${self.pid}`;
  await writeFile(own, JSON.stringify(self));
  try {
    if (await linked(own, file)) return;
    const holder = await livingHolder(file);
    if (holder) throw refusal(folder, file, holder);
    await takeOver(folder, file, own);
  } finally {
    await rm(own, { force: true });
  }
}

/** Replace a dead holder's file, one process at a time: two that both saw it dead must not both succeed. */
async function takeOver(folder: string, file: string, own: string): Promise<void> {
  const turn = `${file}.turn`;
  await removeIfOlder(turn, TAKE_OVER_MS);
  try {
    await mkdir(turn);
  } catch {
    throw new StoreError(`another process is opening the folder ${folder} just now; try again`, { retryable: true });
  }
  try {
    const holder = await livingHolder(file);
    if (holder) throw refusal(folder, file, holder);
    await unlink(file).catch(() => undefined);
    if (!(await linked(own, file)))
      throw new StoreError(`another process has opened the folder ${folder} just now`, { retryable: true });
  } finally {
    await rmdir(turn).catch(() => undefined);
  }
}

async function linked(own: string, file: string): Promise<boolean> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function livingHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Holder;
    if (holder.host !== hostname()) return Date.now() - (await stat(file)).mtimeMs < SILENT_MS ? holder : undefined;
    return holder.pid !== process.pid && isRunning(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but is not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeIfOlder(path: string, age: number): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > age) await rmdir(path).catch(() => undefined);
}

function refusal(folder: string, file: string, { pid, host, since, program }: Holder): StoreError {
  return new StoreError(
    `the folder ${folder} is open in process ${pid} on ${host} since ${since} (${program}); two processes in one folder would destroy it. Stop that process, or delete ${file} if it is gone`,
    { retryable: false },
  );
}
