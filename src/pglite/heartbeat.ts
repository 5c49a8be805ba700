import { StoreError } from '../errors/errors.ts';
import type { Timing } from './claim-lock.ts';
import type { FileSystem, OpenFile } from './host.ts';
import { isMissing } from './lock-file.ts';
import type { Owner } from './owner.ts';

/** The sign of life of an owner, and its fence. */
export interface Heartbeat {
  /**
   * Nothing while the lock is certainly held; else finds out.
   *
   * @throws {StoreError} when another has it
   */
  check(): Promise<void> | undefined;
  /** Beat once, now. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Show in the lock file, again and again, that its owner lives, and look whether the file is still its own.
 *
 * A process that was stopped for longer than the silence that another waits for may have lost its lock meanwhile. It
 * must not write any more, so it looks before it goes on.
 */
export async function startHeartbeat(files: FileSystem, lock: string, self: Owner, timing: Timing): Promise<Heartbeat> {
  const file: OpenFile = await files.open(lock, 'r+');
  const { ino } = await file.stat();
  const text = JSON.stringify(self);
  let confirmed = Date.now();
  let lost: StoreError | undefined;

  const beat = async (): Promise<void> => {
    if (lost) throw lost;
    const started = Date.now();
    const found = await files.stat(lock).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    // Another owner's file is another one; the same one with other content was restored from a dump.
    if (found?.ino !== ino) {
      lost = new StoreError(
        `${lock} is not the file of this process any more, so another process may have the folder; nothing more is written to it, start this process anew`,
        { retryable: false },
      );
      clearInterval(timer);
      throw lost;
    }
    await file.write(text, 0);
    await file.truncate(new TextEncoder().encode(text).length);
    confirmed = started;
  };
  const timer = setInterval(() => void beat().catch(() => undefined), timing.beatMs);
  // A beat alone keeps no process alive, where timers can say so.
  (timer as { unref?: () => void }).unref?.();

  return {
    beat,
    check() {
      const age = Date.now() - confirmed;
      return lost || age < 0 || age > timing.silentMs / 2 ? beat() : undefined;
    },
    async stop() {
      clearInterval(timer);
      await file.close();
    },
  };
}
