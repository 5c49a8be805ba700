import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { type ActorOption, actorField } from '../input/command-options.ts';
import { plainCopy } from '../input/plain-copy.ts';

/** Anything that gives items one after the other: an array, a generator, a stream. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** How a batch is cut. */
export interface BatchOptions extends ActorOption {
  /** How many items share a transaction: 1 to 500, default 100. */
  readonly chunkSize?: number;
}

/** An item as it was when it was read: a copy of it, or why it cannot be copied. */
export type TakenItem<T> = { readonly item: T } | { readonly item: T; readonly error: unknown };

const shape = object<BatchOptions>({ chunkSize: optional(integer(1, 500)), ...actorField });

/**
 * Read items in chunks, as they come and no further ahead.
 *
 * A generator may reuse one object for all its items, so each is copied when it is read. The items of an array are
 * copied when the batch is started, since an array is there as a whole.
 *
 * @throws {ValidationError} `field.*` for options, and `field.type` for what gives no items
 */
export function chunksOf<T>(items: Items<T>, options: BatchOptions): AsyncGenerator<readonly TakenItem<T>[]> {
  const taken = Array.isArray(items) ? (items as readonly T[]).map(takeItem) : undefined;
  const settings = plainCopy(options);
  return readChunks(taken ?? items, settings, taken !== undefined);
}

async function* readChunks<T>(
  items: Items<T> | readonly TakenItem<T>[],
  options: BatchOptions,
  areTaken: boolean,
): AsyncGenerator<readonly TakenItem<T>[]> {
  requireShape(shape, options);
  requireItems(items);
  const { chunkSize = 100 } = options;
  let chunk: TakenItem<T>[] = [];
  for await (const item of items) {
    chunk.push(areTaken ? (item as TakenItem<T>) : takeItem(item as T));
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function takeItem<T>(item: T): TakenItem<T> {
  try {
    return { item: plainCopy(item) };
  } catch (error) {
    return { item, error };
  }
}

function requireItems(items: unknown): void {
  const { [Symbol.iterator]: sync, [Symbol.asyncIterator]: async } = Object(items ?? {}) as Record<symbol, unknown>;
  if (typeof items !== 'string' && (typeof sync === 'function' || typeof async === 'function')) return;
  const message = `${show(items)} gives no items; pass an array, a generator or a stream`;
  throw new ValidationError([fault('field.type', '/items', message)]);
}
