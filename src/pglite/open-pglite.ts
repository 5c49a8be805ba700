import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { fenced } from './fenced.ts';
import { hostOf } from './host.ts';
import { lockFolder } from './lock-folder.ts';
import { lockTab } from './lock-tab.ts';

/** Anything that is closed when it is done. */
export interface Closable {
  close(): Promise<void>;
}

/** An open database that no other process or tab can open meanwhile. */
export interface OpenPGlite<P extends Closable> {
  readonly pglite: P;
  /** Close the database and give the folder back. */
  close(): Promise<void>;
}

/**
 * Open PGlite in a folder for this process alone, or in a browser's storage for this tab alone.
 *
 * Two processes in one folder lose rows without an error, so the file `oneoff.lock` in the folder names the process that
 * has it open, and the second is refused. A process that is gone is replaced at once where the system can prove it, and
 * otherwise, for example from another container, after a minute without a heartbeat. A process that was replaced while
 * it was stopped does not write any more. PGlite leaves the writing to the operating system: what was answered outlives
 * the process, also when it is killed, but not the loss of power.
 *
 * In a browser a Web Lock refuses the second tab.
 *
 * @param folder - a path, or a database of a browser such as `idb://invoices`
 * @param create - makes the instance, such as `(folder) => PGlite.create(folder)`
 * @throws {ValidationError} `field.type`: what was passed is no folder, or no function
 * @throws {StoreError} when another process or tab has it open, or this one has; when there are no files here
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
  throwFaults([
    ...(typeof folder === 'string' && folder.trim() !== ''
      ? []
      : [fault('field.type', '/folder', `${show(folder)} is not a folder; pass a path such as "./invoices"`)]),
    ...(typeof create === 'function'
      ? []
      : [fault('field.type', '/create', `${show(create)} is not a function; pass (folder) => PGlite.create(folder)`)]),
  ]);
  return /^(?!file:)[a-z][a-z0-9-]+:\/\//.test(folder) ? inBrowser(folder, create) : inFolder(folder, create);
}

async function inFolder<P extends Closable>(
  folder: string,
  create: (folder: string) => Promise<P>,
): Promise<OpenPGlite<P>> {
  const host = hostOf();
  const { files, path } = host;
  const given = path.resolve(folder.replace(/^file:\/\//, ''));
  await files.mkdir(given, { recursive: true });
  // Links lead to one folder under several names.
  const real = await files.realpath(given);
  const { heartbeat, release } = await lockFolder(host, real);
  try {
    const pglite = await create(real);
    await heartbeat.beat();
    return {
      pglite: fenced(pglite, heartbeat),
      async close() {
        try {
          // Closing writes; whoever has lost the folder must not.
          await heartbeat.beat();
          await pglite.close();
        } finally {
          await release();
        }
      },
    };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

async function inBrowser<P extends Closable>(
  database: string,
  create: (folder: string) => Promise<P>,
): Promise<OpenPGlite<P>> {
  const release = database.startsWith('memory://') ? async () => undefined : await lockTab(database);
  try {
    const pglite = await create(database);
    return {
      pglite,
      async close() {
        try {
          await pglite.close();
        } finally {
          await release();
        }
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
