import { fault } from '../../errors/fault.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Transaction } from '../connection/source.ts';
import { splitAtParameters, transactionOf } from './transaction-of.ts';

/** A transaction of Drizzle on PostgreSQL, as its callback gets it. */
export interface DrizzleTransaction<S> {
  execute(query: S): PromiseLike<unknown>;
}

/**
 * Drizzle's transaction for `postgresStore({ transaction })`.
 *
 * @param sql - Drizzle's own `sql`
 * @example
 * ```ts
 * import { sql } from 'drizzle-orm';
 *
 * await db.transaction(async (tx) => {
 *   const store = postgresStore({ transaction: fromDrizzle(tx, sql) });
 * });
 * ```
 *
 * @throws {ValidationError} `field.required`: the `sql` of drizzle-orm is missing
 */
export function fromDrizzle<S>(
  transaction: DrizzleTransaction<S>,
  sql: (strings: TemplateStringsArray, ...values: unknown[]) => S,
): Transaction {
  if (typeof sql !== 'function')
    throwFaults([fault('field.required', '/sql', 'pass the sql of drizzle-orm too: fromDrizzle(tx, sql)')]);
  return transactionOf('fromDrizzle', transaction, ['execute'], () => ({
    async query(text, values) {
      const { texts, values: inOrder } = splitAtParameters(text, values);
      const result = await transaction.execute(sql(Object.assign([...texts], { raw: texts }), ...inOrder));
      // An array from postgres.js, `{ rows }` from the others.
      return { rows: Array.isArray(result) ? result : (result as { rows: readonly unknown[] }).rows };
    },
  }));
}
