import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { requireFact } from './documents/require-event.ts';
import type { Fact } from './events.ts';
import type { Invoice, Payment } from './invoice.ts';

/**
 * Rebuild an invoice from its events: the changes that its commands made, in order. `data.invoice` is not read.
 *
 * @param events - an invoice's whole history, or its beginning: then the invoice as it was
 * @param version - the version to end at, where it is known, so that a missing end is noticed too
 * @throws {ValidationError} `history.broken` where an event is missing, duplicated or out of order; `field.type`,
 * `field.required` for what is no event
 * @example
 * ```ts
 * const asOfThen = rebuildInvoice((await invoicing.history(id)).items.slice(0, 3));
 * ```
 */
export function rebuildInvoice(events: readonly Fact[], version?: number): Invoice {
  if (!Array.isArray(events)) throw noHistory(events);
  let state: object = {};
  const payments: Payment[] = [];
  for (const [index, event] of (events as readonly Fact[]).entries()) {
    requireFact(event, pointer('', index));
    const { sequence, timestamp, data } = event;
    if (sequence !== index + 1) throw broken(pointer(pointer('', index), 'sequence'), sequence, index + 1);
    const { payment, creditNote: _, message: __, ...members } = data.change;
    if (payment !== undefined) payments.push(payment);
    state = { ...state, ...members, version: sequence, updatedAt: timestamp };
  }
  const { length } = events;
  if (length === 0 || length !== (version ?? length)) throw broken('', length, Math.max(version ?? length, 1));
  return { ...state, payments } as unknown as Invoice;
}

function noHistory(given: unknown): ValidationError {
  return new ValidationError([
    fault(
      'field.type',
      '',
      `${show(given)} is not a list of events; pass the items of a history, such as history.items`,
    ),
  ]);
}

function broken(path: string, got: number, expected: number): ValidationError {
  return new ValidationError([
    fault(
      'history.broken',
      path,
      `the history has ${got} where ${expected} is expected; pass every event of one invoice, once and in order`,
      { got, expected },
    ),
  ]);
}
