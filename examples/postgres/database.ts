// A database for these examples: the one of DATABASE_URL, or a PostgreSQL server that is stopped when they end.
import { startServer } from './start-server.ts';

/** The address of the database, and how to stop it. */
export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

/** Start a server, unless DATABASE_URL names one. */
export async function openDatabase(): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  return startServer();
}
