import { InvoiceStateError } from '../errors/errors.ts';
import { displayNumber } from './display-number.ts';
import { requireDocument } from './documents/require-document.ts';
import type { Invoice, InvoiceStatus } from './invoice.ts';

/**
 * Narrow an invoice to the states that a command starts from.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`, with the actual and the expected states
 * @throws {ValidationError} `field.type`, `field.required` for what is no invoice
 */
export function requireStatus<S extends InvoiceStatus>(
  invoice: Invoice,
  command: string,
  ...expected: readonly S[]
): Extract<Invoice, { readonly status: S }> {
  requireDocument(invoice, 'an invoice');
  if ((expected as readonly InvoiceStatus[]).includes(invoice.status))
    return invoice as Extract<Invoice, { readonly status: S }>;
  throw new InvoiceStateError(
    'invoice.wrong_state',
    `${command} starts from ${expected.join(' or ')}, but invoice ${displayNumber(invoice)} (${invoice.id}) is ${invoice.status}`,
    invoice.status,
    expected,
  );
}

/**
 * Refuse an invoice that is on hold.
 *
 * @throws {InvoiceStateError} `invoice.on_hold`
 */
export function refuseHeld(invoice: Invoice, command: string): void {
  if (!invoice.onHold) return;
  throw new InvoiceStateError(
    'invoice.on_hold',
    `${command} is refused while invoice ${displayNumber(invoice)} (${invoice.id}) is on hold; release it first`,
    'held',
    ['released'],
  );
}
