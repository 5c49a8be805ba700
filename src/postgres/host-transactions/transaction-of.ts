import type { Transaction } from '../connection/source.ts';

const made = new WeakMap<object, Transaction>();

/** One {@link Transaction} per transaction of the host, so that all its users take turns. */
export function transactionOf(host: object, make: () => Transaction): Transaction {
  const known = made.get(host);
  if (known) return known;
  const transaction = make();
  made.set(host, transaction);
  return transaction;
}

/**
 * Split a statement at its parameters, which may come in any order and several times.
 *
 * @returns the texts around the parameters, and the value of each
 */
export function splitAtParameters(
  text: string,
  values: readonly (string | null)[],
): { readonly texts: readonly string[]; readonly values: readonly (string | null)[] } {
  const parts = text.split(/\$(\d+)/);
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    values: parts.flatMap((part, index) => (index % 2 === 0 ? [] : [values[Number(part) - 1] ?? null])),
  };
}
