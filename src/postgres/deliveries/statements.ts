import { StoreError } from '../../errors/errors.ts';
import { type Database, NOTHING_MORE } from '../connection/database.ts';
import { databaseOf } from '../connection/database-of.ts';
import { retrying } from '../connection/retrying.ts';
import type { PGliteInstance, PoolSource } from '../connection/source.ts';
import { identifier, type SqlQuery, type SqlRow, type SqlValue } from '../connection/sql.ts';
import { isCollision } from '../connection/store-failure.ts';
import { type DeliverySql, deliverySql } from './delivery-sql.ts';

/** How often a statement runs that collides each time. */
export const TRIES = { collided: 5 };

/** The write of a transaction that has written already. */

/** Runs the statements of a delivery store by their names. */
export interface DeliveryStatements {
  readonly schema: string;
  /** Of one tenant. */
  readonly database: Database;
  of(name: keyof DeliverySql, ...values: readonly SqlValue[]): SqlQuery;
  /** For one tenant, which is `$1`. */
  read(tenant: string, name: keyof DeliverySql, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** For one tenant, which is `$1`; resolves with what the statement returns. */
  write(tenant: string, name: keyof DeliverySql, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** For all tenants. */
  forAll(name: keyof DeliverySql, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

/** The statements of a schema, on a source. */
export function createStatements(
  source: PoolSource | { readonly pglite: PGliteInstance },
  options: {
    readonly schema: string;
    readonly preparedStatements: boolean;
    readonly rowLevelSecurity: boolean;
  },
): DeliveryStatements {
  const { preparedStatements, rowLevelSecurity } = options;
  const schema = identifier(options.schema);
  const database = databaseOf(source, { preparedStatements, rowLevelSecurity });
  const forAll = databaseOf(source, { preparedStatements });
  const texts = deliverySql(schema);
  const of: DeliveryStatements['of'] = (name, ...values) => ({
    name: `${schema}_deliveries_${name}`,
    text: texts[name],
    values,
  });
  const read: DeliveryStatements['read'] = (tenant, name, ...values) =>
    retrying(TRIES, () => database.read(tenant, of(name, tenant, ...values)));

  let isOwner: Promise<void> | undefined;
  const requireOwner = (): Promise<void> => {
    isOwner ??= checkOwner(forAll.read('', of('isHidden')), schema).catch((error: unknown) => {
      isOwner = undefined;
      throw error;
    });
    return isOwner;
  };
  return {
    schema,
    database,
    of,
    read,
    /** One statement is a transaction by itself, unless the tenant has to be set before it. */
    write: (tenant, name, ...values) =>
      rowLevelSecurity
        ? retrying(TRIES, () =>
            database.transact(tenant, async (session) => ({
              result: await session.query(of(name, tenant, ...values)),
              write: NOTHING_MORE,
            })),
          )
        : read(tenant, name, ...values),
    async forAll(name, ...values) {
      await requireOwner();
      const query = of(name, ...values);
      try {
        return await forAll.read('', query);
      } catch (error) {
        if (!isCollision(error)) throw error;
        // A statement alone has the isolation of the server, which may be more than a claim can live with.
        return retrying(TRIES, () =>
          forAll.transact('', async (session) => ({ result: await session.query(query), write: NOTHING_MORE })),
        );
      }
    },
  };
}

/** The number that a statement counts. */
export function countOf(rows: readonly SqlRow[]): number {
  return Number(rows[0]?.['count'] ?? 0);
}

/** Row level security would show a relay nothing, and it would deliver nothing without a word. */
async function checkOwner(rows: Promise<readonly SqlRow[]>, schema: string): Promise<void> {
  if ((await rows)[0]?.['hidden'] !== 'true') return;
  throw new StoreError(
    `row level security hides the tables of ${schema} from this role, and a relay works for all tenants; connect it as the owner of the tables`,
    { retryable: false },
  );
}
