import { hostOf } from './host.ts';
import { lockFolder } from './lock-folder.ts';

/** Anything that is closed when it is done. */
export interface Closable {
  close(): Promise<void>;
}

/** An open database in a folder that no other process can open meanwhile. */
export interface OpenPGlite<P extends Closable> {
  readonly pglite: P;
  /** Close the database and give the folder back. */
  close(): Promise<void>;
}

/**
 * Open PGlite in a folder, for this process alone.
 *
 * Two processes in one folder lose rows without a word, so a lock file beside it, `<folder>.lock`, refuses the second.
 * It names its process; that of a process that is gone is taken over. PGlite leaves the writing to the operating
 * system: what was answered outlives the process, also when it is killed, but not the loss of power.
 *
 * @param create - makes the instance, such as `(folder) => PGlite.create(folder)`
 * @throws {StoreError} when another process has the folder, this one has it open already, or there are no files here
 * @example
 * ```ts
 * import { PGlite } from '@electric-sql/pglite';
 *
 * const { pglite, close } = await openPGlite('./invoices', (folder) => PGlite.create(folder));
 * await migrate({ pglite });
 * ```
 */
export async function openPGlite<P extends Closable>(
  folder: string,
  create: (folder: string) => Promise<P>,
): Promise<OpenPGlite<P>> {
  const host = hostOf();
  const path = host.path.resolve(folder);
  await host.files.mkdir(host.path.dirname(path), { recursive: true });
  const unlock = await lockFolder(host, path);
  try {
    const pglite = await create(path);
    return {
      pglite,
      async close() {
        await pglite.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
