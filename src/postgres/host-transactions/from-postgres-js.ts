import type { Transaction } from '../connection/source.ts';
import { transactionOf } from './transaction-of.ts';

/** A transaction of postgres.js, as the callback of `sql.begin` gets it. */
export interface PostgresJsTransaction {
  unsafe(text: string, values: (string | null)[]): PromiseLike<readonly unknown[]>;
}

/**
 * The transaction of postgres.js for `postgresStore({ transaction })`.
 *
 * @example
 * ```ts
 * await sql.begin(async (tx) => {
 *   const store = postgresStore({ transaction: fromPostgresJs(tx) });
 * });
 * ```
 */
export function fromPostgresJs(transaction: PostgresJsTransaction): Transaction {
  return transactionOf('fromPostgresJs', transaction, ['unsafe'], () => ({
    query: async (text, values) => ({ rows: await transaction.unsafe(text, values) }),
  }));
}
