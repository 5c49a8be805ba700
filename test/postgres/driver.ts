import type { PgClient, PgPool, PgQuery, PgResult } from 'oneoff/postgres';
import type pg from 'pg';

/** Stands in front of a driver's `query`. */
export type Interception = (query: PgQuery, send: (query: PgQuery) => Promise<PgResult>) => Promise<PgResult>;

/** A pool whose every statement goes through an interception. */
export function intercepted(pool: pg.Pool, intercept: Interception): PgPool {
  return {
    query: (query) => intercept(query, (one) => pool.query(one)),
    async connect(): Promise<PgClient> {
      const client = await pool.connect();
      return {
        query: (query) => intercept(query, (one) => client.query(one)),
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        off: (event, listener) => client.off(event, listener),
      };
    },
  };
}
