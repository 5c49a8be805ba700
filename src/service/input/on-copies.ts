import { throwFaults } from '../../errors/throw-faults.ts';
import { hiddenMembers } from '../../validation/hidden-members.ts';
import { plainCopy } from './plain-copy.ts';

/**
 * A command that copies its arguments when it is called, and never reads the caller's objects again.
 *
 * If an argument cannot be copied, the command rejects, as for every other fault of an input.
 */
export function onCopies<A extends readonly unknown[], R>(
  command: (...given: A) => Promise<R>,
): (...given: A) => Promise<R> {
  return (...given) => attempt(() => command(...copiesOf(given)));
}

/** Copies of arguments. */
export function copiesOf<A extends readonly unknown[]>(given: A): A {
  return given.map((one) => plainCopy(one)) as unknown as A;
}

/** Run a command; what it throws at once rejects. */
export function attempt<R>(run: () => Promise<R>): Promise<R> {
  try {
    return run();
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A list by {@link onCopies}; filters that are inherited are refused, for without them it would list everything. */
export function onQuery<Q, R>(list: (query: Q) => Promise<R>): (query: Q) => Promise<R> {
  const copied = onCopies(list);
  return async (query) => {
    throwFaults(hiddenMembers(query));
    return copied(query);
  };
}
