import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const API_KEY = 'a-key-that-may-do-everything';
export const READ_KEY = 'a-key-that-may-read-only';

type Environment = Readonly<Record<string, string>>;

/** The example server in a process of its own. */
export interface Program {
  readonly url: string;
  /** The request that it prints, for a shell that has `ONEOFF_API_KEY`. */
  readonly curl: string;
  send(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
  /** Send a signal to the process and all that it started; resolves with what was printed, and how it ended. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
}

/** How a program ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A folder for one test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'oneoff-server-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Run the server until it ends by itself. */
export function runServer(environment: Environment): Promise<Ended> {
  return launch(['node', '--import', 'tsx', 'examples/server/main.ts'], environment).ended;
}

/** Start the server, on any free port, by node or as `npm run serve`; resolves when it listens. */
export async function startServer(folder: string, by: 'node' | 'npm', more: Environment = {}): Promise<Program> {
  const command = by === 'npm' ? ['npm', 'run', 'serve'] : ['node', '--import', 'tsx', 'examples/server/main.ts'];
  const environment = {
    ONEOFF_API_KEY: API_KEY,
    ONEOFF_READ_KEY: READ_KEY,
    ONEOFF_FOLDER: join(folder, 'invoices'),
    PORT: '0',
  };
  const { pid, ended, heard } = launch(command, { ...environment, ...more });
  const [, url = ''] = await heard(/^listening on ([^,\s]+)[\s\S]*\n\n$/m);
  const [curl = ''] = await heard(/^curl [\s\S]*?\n\n/m);
  return {
    url,
    curl,
    send: (method, path, body, key = API_KEY) =>
      fetch(url + path, {
        method,
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    stop(signal) {
      process.kill(-pid, signal);
      return ended;
    },
  };
}

interface Launched {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  heard(text: RegExp): Promise<RegExpExecArray>;
}

function launch([command = '', ...args]: readonly string[], environment: Environment): Launched {
  const { ONEOFF_API_KEY: _, ...inherited } = process.env;
  // A group of its own, so that a signal reaches all of it, as that of a terminal does.
  const child = spawn(command, args, { cwd: ROOT, detached: true, env: { ...inherited, ...environment } });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return {
    pid: child.pid ?? 0,
    ended,
    heard: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.exec(output);
          if (found) resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended before it said ${text}:\n${output}`)));
      }),
  };
}
