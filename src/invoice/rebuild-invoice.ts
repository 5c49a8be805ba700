import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { InvoiceChange, InvoiceEvent } from './events.ts';
import type { Invoice, Payment } from './invoice.ts';

/** The part of an event that {@link rebuildInvoice} reads: the fact, not the state beside it. */
export type Fact = Pick<InvoiceEvent, 'sequence' | 'timestamp'> & { readonly data: { readonly change: InvoiceChange } };

/**
 * Rebuild an invoice from its events alone: what every command added, in order; `data.invoice` is not read.
 *
 * @param events - an invoice's whole history, or its beginning, which gives the invoice as it was then
 * @param version - the expected version, where it is known, so that a missing end is noticed too
 * @throws {ValidationError} `history.broken` when an event is missing, repeated or out of order
 * @example
 * ```ts
 * const asOfThen = rebuildInvoice((await invoicing.history(id)).slice(0, 3));
 * ```
 */
export function rebuildInvoice(events: readonly Fact[], version: number = events.length): Invoice {
  let state: object = {};
  const payments: Payment[] = [];
  events.forEach(({ sequence, timestamp, data }, index) => {
    if (sequence !== index + 1) throw broken(pointer(pointer('', index), 'sequence'), sequence, index + 1);
    const { payment, creditNote: _, ...members } = data.change;
    if (payment !== undefined) payments.push(payment);
    state = { ...state, ...members, version: sequence, updatedAt: timestamp };
  });
  if (events.length === 0 || events.length !== version) throw broken('', events.length, Math.max(version, 1));
  return { ...state, payments } as unknown as Invoice;
}

function broken(path: string, got: number, expected: number): ValidationError {
  return new ValidationError([
    fault(
      'history.broken',
      path,
      `the history has ${got} where ${expected} comes; pass every event of one invoice, once and in order`,
      { got, expected },
    ),
  ]);
}
