import { ValidationError } from '../../errors/errors.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { integer } from '../../validation/leaves.ts';

/** Anything that gives items one after the other: an array, a generator, a stream. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** How a batch is cut. */
export interface BatchOptions {
  /** How many items share a transaction: 1 to 500, default 100. */
  readonly chunkSize?: number;
}

const shape = integer(1, 500);

/**
 * Read items in chunks, as they come and no further ahead.
 *
 * @throws {ValidationError} `field.value` for a chunk size outside 1 to 500
 */
export async function* chunksOf<T>(items: Items<T>, { chunkSize = 100 }: BatchOptions): AsyncGenerator<readonly T[]> {
  const faults = checkShape(shape, chunkSize, '/chunkSize');
  if (faults.length > 0) throw new ValidationError(faults);
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
