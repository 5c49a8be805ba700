import { ConflictError } from './errors.ts';
import { show } from './show.ts';

/** The refusal to store something new under the id of what exists. */
export function idTaken(kind: 'invoice' | 'credit note' | 'payment', id: string): ConflictError {
  const known = kind === 'payment' ? 'the invoice has a payment' : 'there is already a document';
  const message = `${known} with the id ${show(id)}, and a new ${kind} must not replace it; let ids.next() return unique ids`;
  return new ConflictError('id.taken', message, { id });
}
