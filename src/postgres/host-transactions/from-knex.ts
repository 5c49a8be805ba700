import type { Transaction } from '../connection/source.ts';
import { splitAtParameters, transactionOf } from './transaction-of.ts';

/** A transaction of Knex on PostgreSQL, as its callback gets it. */
export interface KnexTransaction {
  raw(text: string, values: readonly (string | null)[]): PromiseLike<{ readonly rows: readonly unknown[] }>;
}

/**
 * Knex's transaction for `postgresStore({ transaction })`.
 *
 * @example
 * ```ts
 * await knex.transaction(async (trx) => {
 *   const store = postgresStore({ transaction: fromKnex(trx) });
 * });
 * ```
 */
export function fromKnex(transaction: KnexTransaction): Transaction {
  return transactionOf('fromKnex', transaction, ['raw'], () => ({
    query(text, values) {
      const { texts, values: inOrder } = splitAtParameters(text, values);
      return Promise.resolve(transaction.raw(texts.join('?'), inOrder));
    },
  }));
}
