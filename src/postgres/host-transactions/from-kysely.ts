import type { Transaction } from '../connection/source.ts';
import { transactionOf } from './transaction-of.ts';

/** A statement that Kysely need not compile. */
export interface KyselyQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly query: {
    readonly kind: 'RawNode';
    readonly sqlFragments: readonly string[];
    readonly parameters: readonly never[];
  };
  readonly queryId: { readonly queryId: string };
}

/** A transaction of Kysely, as its callback gets it. */
export interface KyselyTransaction {
  executeQuery(query: KyselyQuery): Promise<{ readonly rows: readonly unknown[] }>;
}

/**
 * Kysely's transaction for `postgresStore({ transaction })`.
 *
 * @example
 * ```ts
 * await db.transaction().execute(async (trx) => {
 *   const store = postgresStore({ transaction: fromKysely(trx) });
 * });
 * ```
 */
export function fromKysely(transaction: KyselyTransaction): Transaction {
  return transactionOf('fromKysely', transaction, ['executeQuery'], () => ({
    query: (text, values) =>
      transaction.executeQuery({
        sql: text,
        parameters: values,
        query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
        queryId: { queryId: crypto.randomUUID() },
      }),
  }));
}
