import type { TestProject } from 'vitest/node';
import { startServer as startAnyServer } from '../../examples/postgres/start-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** A PostgreSQL server of the tests' own. */
export interface Server {
  readonly url: string;
  stop(): Promise<void>;
  /** Stop it in `immediate` mode, as a crash would: nothing is flushed, no client is notified. */
  crash(): Promise<void>;
  restart(): Promise<void>;
}

/** Start a server in a fresh folder, with its data safe on disk as in production. */
export async function startServer(): Promise<Server> {
  const server = await startAnyServer({ max_connections: '200' });
  return {
    url: server.url,
    stop: () => server.stop(),
    restart: () => server.start(),
    async crash() {
      const { pid } = server;
      process.kill(pid, 'SIGQUIT');
      while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}

/** Set up a project: the server that ONEOFF_TEST_DATABASE_URL names, or one of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['ONEOFF_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    project.provide('databaseUrl', given);
    return async () => undefined;
  }
  const server = await startServer();
  project.provide('databaseUrl', server.url);
  return () => server.stop();
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
