import { ConflictError } from './errors.ts';
import { show } from './show.ts';

/** What has an id; a line, a payment and a write-off have one within their invoice. */
export type IdKind = 'invoice' | 'credit note' | 'event' | 'line' | 'payment' | 'write-off';

/** The refusal to store something new under the id of what exists. */
export function idTaken(kind: IdKind, id: string): ConflictError {
  const article = kind === 'invoice' || kind === 'event' ? 'an' : 'a';
  const known = WITHIN.includes(kind) ? `the invoice has ${article} ${kind}` : `there is already ${article} ${kind}`;
  const message = `${known} with the id ${show(id)}, and a new ${kind} must not replace it; let ids.next() return unique ids`;
  return new ConflictError('id.taken', message, { id });
}

const WITHIN: readonly IdKind[] = ['line', 'payment', 'write-off'];
