import type { PgClient } from './source.ts';

/** Run with a client that was checked out. Without a listener a connection that breaks meanwhile ends the process. */
export async function whileListening<R>(client: PgClient, run: () => Promise<R>): Promise<R> {
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    return await run();
  } finally {
    client.off('error', ignore);
  }
}
