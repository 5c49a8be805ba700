import { plainCopy } from './plain-copy.ts';

/**
 * A command on copies of its arguments, taken when it is called: nothing reads the caller's objects afterwards.
 *
 * What cannot be copied rejects, as every other fault of an input does.
 */
export function onCopies<A extends readonly unknown[], R>(
  command: (...given: A) => Promise<R>,
): (...given: A) => Promise<R> {
  return async (...given) => command(...(given.map((one) => plainCopy(one)) as unknown as A));
}
