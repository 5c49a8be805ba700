import { AdapterError, ConflictError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { IdSource } from '../../ports/id-source.ts';
import { checkText } from '../../validation/leaves.ts';

/** So many are searched faster as a list. */
const FEW = 32;

/**
 * Take ids from the host's source, and check them.
 *
 * @throws {AdapterError} `id.invalid` for what is not 1 to 255 characters of text
 * @throws {ConflictError} `id.taken` for an id that comes twice
 */
export function freshIds(source: IdSource, count: number): readonly string[] {
  const taken: string[] = [];
  const known = count > FEW ? new Set<string>() : undefined;
  while (taken.length < count) {
    const id = source.next();
    if (checkText(id, '', 255)) {
      const message = `ids.next() returned ${show(id)}; return a unique text of 1 to 255 characters`;
      throw new AdapterError('id.invalid', message);
    }
    if (known?.has(id) ?? taken.includes(id))
      throw new ConflictError('id.taken', `ids.next() returned ${show(id)} twice; ids must be unique`, { id });
    taken.push(id);
    known?.add(id);
  }
  return taken;
}
