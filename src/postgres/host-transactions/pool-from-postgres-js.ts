import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { PgClient, PgPool, PgQuery, PgResult } from '../connection/source.ts';
import { isLost } from '../connection/store-failure.ts';

/** An answer of postgres.js or Bun.SQL: the rows, with the name of the command. */
interface Answer extends ReadonlyArray<unknown> {
  readonly command?: string | null;
}

interface Connection {
  unsafe(text: string, values: (string | null)[]): PromiseLike<Answer>;
}

/** The `sql` of postgres.js, or an `SQL` of Bun. */
export interface PostgresJsPool extends Connection {
  reserve(): PromiseLike<Connection & { release(): unknown }>;
}

/**
 * The `sql` of postgres.js, or an `SQL` of Bun, for `postgresStore({ pool })`.
 *
 * @example
 * ```ts
 * const sql = postgres(connectionString);
 * const store = postgresStore({ pool: poolFromPostgresJs(sql) });
 * ```
 *
 * @throws {ValidationError} `field.type`: it has no `unsafe` and `reserve`
 */
export function poolFromPostgresJs(sql: PostgresJsPool): PgPool {
  if (typeof sql?.unsafe !== 'function' || typeof sql.reserve !== 'function') {
    const message = `poolFromPostgresJs takes the sql of postgres.js or an SQL of Bun, not ${show(sql)}; a transaction goes through fromPostgresJs`;
    throwFaults([fault('field.type', '/sql', message)]);
  }
  return {
    query: (query) => send(sql, query),
    async connect(): Promise<PgClient> {
      const reserved = await sql.reserve();
      let isClosed = false;
      return {
        query: (query) =>
          send(reserved, query).catch((error: unknown) => {
            isClosed ||= isLost(error);
            throw error;
          }),
        release(error) {
          // A connection that is lost went back by itself, and postgres.js takes no statement on it any more.
          if (isClosed) return;
          if (!error) reserved.release();
          // Neither library closes a reserved connection, so what is open on it ends here.
          else
            reserved.unsafe('rollback', []).then(
              () => reserved.release(),
              () => undefined,
            );
        },
        on: () => undefined,
        off: () => undefined,
      };
    },
  };
}

async function send(on: Connection, { text, values = [] }: PgQuery): Promise<PgResult> {
  const rows = await on.unsafe(text, values);
  return { rows, command: rows.command ?? null };
}
