import { type IdKind, idTaken } from '../errors/id-taken.ts';
import type { Decision } from '../invoice/events.ts';

/**
 * Refuse a change that gives two lines, payments or write-offs of an invoice one id: each is found again by it.
 *
 * @throws {ConflictError} `id.taken`
 */
export function requireDistinctIds({ invoice: { lines, payments, writeOffs }, events: [event] }: Decision): void {
  const { change } = event?.data ?? {};
  if (change === undefined) return;
  if ('lines' in change) requireDistinct('line', lines);
  if ('payment' in change) requireDistinct('payment', payments);
  if ('writeOffs' in change) requireDistinct('write-off', writeOffs);
}

function requireDistinct(kind: IdKind, parts: readonly { readonly id: string }[]): void {
  if (parts.length < 2) return;
  const seen = new Set<string>();
  const repeated = parts.find(({ id }) => seen.size === seen.add(id).size);
  if (repeated) throw idTaken(kind, repeated.id);
}
