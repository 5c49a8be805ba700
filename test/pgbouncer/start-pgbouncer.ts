import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from '../../examples/postgres/ready.ts';
import { userOfServer } from '../../examples/postgres/server-folder.ts';
import { freePort } from '../../examples/postgres/start-server.ts';

/** A PgBouncer in transaction mode: a transaction has a connection of the server to itself, a session has none. */
export interface Pgbouncer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Start one in front of a server. */
export async function startPgbouncer(program: string, databaseUrl: string): Promise<Pgbouncer> {
  const server = new URL(databaseUrl);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'oneoff-pgbouncer-'));
  const settings = join(folder, 'pgbouncer.ini');
  const login = `user=${server.username} password=${server.password}`;
  writeFileSync(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port} ${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  );
  // PgBouncer refuses to run as root.
  chmodSync(folder, 0o755);
  const bouncer = spawn(program, [settings], { ...userOfServer(), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(bouncer, 'PgBouncer', 'process up');
  return {
    url: `postgres://postgres@127.0.0.1:${port}${server.pathname}`,
    async stop() {
      const ended = new Promise((resolve) => bouncer.once('exit', resolve));
      bouncer.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
