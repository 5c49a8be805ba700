// A PostgreSQL server that lives no longer than the program that starts it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { ready } from './ready.ts';
import { createServerFolder, type ServerFolder } from './server-folder.ts';

/** A server that listens on a free port of this machine. */
export interface Server {
  readonly url: string;
  /** The folder of its data. */
  readonly data: string;
  /** Its process, which is another one after each start. */
  readonly pid: number;
  start(): Promise<void>;
  /** Stop it and delete its data. */
  stop(): Promise<void>;
}

/** Initialize a server in a fresh folder and start it. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const folder = createServerFolder();
  const password = `${folder.data}.password`;
  writeFileSync(password, 'postgres\n', { mode: 0o600 });
  folder.own(password);
  const login = ['--username=postgres', `--pwfile=${password}`, '--auth=password'];
  const made = spawnSync(
    folder.program('initdb'),
    [`--pgdata=${folder.data}`, ...login, '--encoding=UTF8', '--locale=C'],
    { ...folder.options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  return runServer(folder, settings, 'ready to accept connections');
}

/**
 * Start a server over the data that its folder has.
 *
 * @param says - what it logs once it is ready
 */
export async function runServer(
  { data, options, program, remove }: ServerFolder,
  settings: Readonly<Record<string, string>>,
  says: string,
): Promise<Server> {
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const spawnServer = (): ChildProcess =>
    spawn(program('postgres'), ['-D', data, ...flags], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let running = spawnServer();
  process.once('exit', () => running.kill('SIGINT'));
  await ready(running, 'PostgreSQL', says);
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    data,
    get pid() {
      return running.pid ?? 0;
    },
    async start() {
      running = spawnServer();
      await ready(running, 'PostgreSQL', says);
    },
    async stop() {
      if (running.exitCode === null && running.signalCode === null) {
        const ended = new Promise((resolve) => running.once('exit', resolve));
        running.kill('SIGINT');
        await ended;
      }
      remove();
    },
  };
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
