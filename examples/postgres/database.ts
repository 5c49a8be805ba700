// A database for these examples: the one that DATABASE_URL names, or a PostgreSQL server that lives as long as they run.
import { startServer } from './start-server.ts';

/** Where the database is, and how to leave it. */
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
