import type { Transaction } from '../connection/source.ts';
import { transactionOf } from './transaction-of.ts';

/** An interactive transaction of Prisma, as its callback gets it. */
export interface PrismaTransaction {
  $queryRawUnsafe(text: string, ...values: unknown[]): PromiseLike<unknown>;
  $executeRawUnsafe(text: string, ...values: unknown[]): PromiseLike<unknown>;
}

/**
 * Prisma's interactive transaction for `postgresStore({ transaction })`.
 *
 * @example
 * ```ts
 * await prisma.$transaction(async (tx) => {
 *   const store = postgresStore({ transaction: fromPrisma(tx) });
 * });
 * ```
 */
export function fromPrisma(transaction: PrismaTransaction): Transaction {
  return transactionOf('fromPrisma', transaction, ['$queryRawUnsafe', '$executeRawUnsafe'], () => ({
    async query(text, values) {
      if (/^(?:select|with)\b/i.test(text))
        return { rows: (await transaction.$queryRawUnsafe(text, ...values)) as readonly unknown[] };
      await transaction.$executeRawUnsafe(text, ...values);
      return { rows: [] };
    },
  }));
}
