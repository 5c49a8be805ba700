import type { Invoice } from '../../invoice/invoice.ts';
import type { BatchResult } from './batch-result.ts';

/**
 * A batch: its results one by one with `for await`, with constant memory; or all of them as a list with `await`.
 *
 * Nothing runs before it is read or awaited.
 */
export interface BatchRun<T, I extends Invoice = Invoice>
  extends AsyncGenerator<BatchResult<T, I>, void, void>,
    PromiseLike<readonly BatchResult<T, I>[]> {}

/** A batch over its results; awaited more than once, it runs once. */
export function batchRun<T, I extends Invoice>(results: AsyncGenerator<BatchResult<T, I>, void, void>): BatchRun<T, I> {
  let all: Promise<readonly BatchResult<T, I>[]> | undefined;
  const then: BatchRun<T, I>['then'] = (onResults, onFailure) => {
    all ??= collect(results);
    return all.then(onResults, onFailure);
  };
  return Object.assign(results, { then });
}

async function collect<T>(results: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const one of results) list.push(one);
  return list;
}
