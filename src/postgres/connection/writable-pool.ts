import { StoreError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { PgClient, PgPool } from './source.ts';
import { whileListening } from './while-listening.ts';

/**
 * Pools of the servers of one cluster as one pool, which gives connections to the server that takes writes: what
 * `target_session_attrs=read-write` does for other drivers, and node-postgres lacks.
 *
 * The server that took writes last is tried first, the others in their order after it; a new connection is asked once.
 * So a call costs no more than with one pool, and after a failover the next call finds the new primary. Give each pool a
 * `connectionTimeoutMillis`, for a server that does not even refuse. What was under way when the primary died ends in a
 * retryable `StoreError`.
 *
 * @throws {ValidationError} `field.type`: no list of pools
 * @example
 * ```ts
 * const hosts = ['10.0.0.1', '10.0.0.2'];
 * const pool = writablePool(hosts.map((host) => new pg.Pool({ ...options, host, connectionTimeoutMillis: 2000 })));
 * const store = postgresStore({ pool });
 * ```
 */
export function writablePool(pools: readonly PgPool[]): PgPool {
  requirePools(pools);
  const writable = new WeakSet<PgClient>();
  let current = 0;

  const connect = async (): Promise<PgClient> => {
    const first = current;
    const said: unknown[] = [];
    for (let step = 0; step < pools.length; step++) {
      const place = (first + step) % pools.length;
      try {
        const client = await connectTo(pools[place] as PgPool, writable);
        current = place;
        return client;
      } catch (error) {
        said.push(error);
      }
    }
    const reasons = said.map((one) => (one instanceof Error ? one.message || one.name : show(one))).join('; ');
    throw new StoreError(
      `none of the ${pools.length} servers takes writes (${reasons}); nothing was stored, try again`,
      {
        retryable: true,
        cause: said.at(-1),
      },
    );
  };
  return {
    connect,
    async query(query) {
      const client = await connect();
      return whileListening(client, async () => {
        // As the pools of node-postgres do: after an error nobody knows what state the connection is in.
        let broken = true;
        try {
          const result = await client.query(query);
          broken = false;
          return result;
        } finally {
          client.release(broken);
        }
      });
    },
  };
}

const STANDS_BY = { text: 'show transaction_read_only' };

/** A connection to a server, unless it is a standby. */
async function connectTo(pool: PgPool, writable: WeakSet<PgClient>): Promise<PgClient> {
  const client = await pool.connect();
  if (writable.has(client)) return client;
  const isStandby = await whileListening(client, async () => {
    try {
      const { rows } = await client.query(STANDS_BY);
      return (rows[0] as { readonly transaction_read_only: string }).transaction_read_only === 'on';
    } catch (error) {
      client.release(true);
      throw error;
    }
  });
  if (!isStandby) {
    writable.add(client);
    return client;
  }
  client.release();
  throw new Error('a server is a standby');
}

function requirePools(pools: unknown): void {
  const areNone = !Array.isArray(pools) || pools.length === 0;
  const place = areNone ? -1 : pools.findIndex((pool) => typeof pool?.connect !== 'function');
  if (!areNone && place < 0) return;
  const [path, value] = areNone ? ['', pools] : [`/${place}`, pools[place]];
  throwFaults([
    fault('field.type', path, `${show(value)} is no pool; pass writablePool([new pg.Pool(…), new pg.Pool(…)])`),
  ]);
}
