import pg from 'pg';
import { type Server, startServer } from '../../examples/postgres/start-server.ts';
import { startStandby } from '../../examples/postgres/start-standby.ts';

/** A primary and its standby, with a pool of each. */
export interface Cluster {
  readonly primary: Server;
  readonly pool: pg.Pool;
  readonly readPool: pg.Pool;
  stop(): Promise<void>;
}

/** Start two servers, the second of which repeats what the first writes. */
export async function startCluster(): Promise<Cluster> {
  const primary = await startServer();
  const standby = await startStandby(primary);
  const poolOf = (server: Server): pg.Pool => {
    const pool = new pg.Pool({ connectionString: server.url, max: 8, connectionTimeoutMillis: 5000 });
    pool.on('error', () => undefined);
    return pool;
  };
  const [pool, readPool] = [poolOf(primary), poolOf(standby)];
  return {
    primary,
    pool,
    readPool,
    async stop() {
      await Promise.all([pool.end(), readPool.end()]);
      await standby.stop();
      await primary.stop();
    },
  };
}

/** From now on a commit is answered when the standby shows it, so that a read of the standby finds what was written. */
export async function waitForStandby({ pool, primary }: Cluster): Promise<void> {
  await pool.query(`alter system set synchronous_standby_names = '*'`);
  await pool.query(`alter system set synchronous_commit = 'remote_apply'`);
  await pool.query('select pg_reload_conf()');
  const fresh = new pg.Client(primary.url);
  await fresh.connect();
  while ((await fresh.query('show synchronous_commit')).rows[0].synchronous_commit !== 'remote_apply')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await fresh.end();
}
