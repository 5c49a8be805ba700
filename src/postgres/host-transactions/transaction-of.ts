import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Transaction } from '../connection/source.ts';

const made = new WeakMap<object, Transaction>();

/**
 * One {@link Transaction} per transaction of the host, so that all its users take turns.
 *
 * @param from - the public function, for the message
 * @param methods - what its library's transactions have
 * @throws {ValidationError} `field.type`: it is no such transaction
 */
export function transactionOf(
  from: string,
  host: object,
  methods: readonly string[],
  make: () => Transaction,
): Transaction {
  const has = (name: string): boolean => typeof (host as never)?.[name] === 'function';
  if (!methods.every(has)) {
    const message = `${from} takes what its library passes to the work of a transaction, with ${methods.join(' and ')}, not ${show(host)}`;
    throwFaults([fault('field.type', '/transaction', message)]);
  }
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
