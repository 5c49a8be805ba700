import { ConflictError } from './errors.ts';
import { show } from './show.ts';

/** The refusal to store a new document under the id of one that exists. */
export function idTaken(kind: 'invoice' | 'credit note', id: string): ConflictError {
  const message = `there is already a document with the id ${show(id)}, and a new ${kind} must not replace it; let ids.next() return unique ids`;
  return new ConflictError('id.taken', message, { id });
}
