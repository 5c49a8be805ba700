import type { CreditNote } from '../../invoice/credit-note.ts';
import { decide } from '../../invoice/decide.ts';
import { requireDocument } from '../../invoice/documents/require-document.ts';
import type { Decision } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { requireContext } from '../context/require-context.ts';
import { type MessageInput, messageOf } from './message-input.ts';
import { type SendingContext, sendingShape } from './send-invoice.ts';

/**
 * Ask for an e-mail with a credit note, as {@link sendInvoice} does. The event belongs to the invoice that the credit
 * note corrects.
 *
 * @throws {ValidationError} `email.invalid`, `email.recipient_missing`, `field.*`, `text.*`
 */
export function sendCreditNote(
  invoice: Invoice,
  creditNote: CreditNote,
  input: MessageInput,
  context: SendingContext,
): Decision {
  requireContext(sendingShape, context, 'sendCreditNote', 2);
  requireDocument(invoice, 'an invoice');
  requireDocument(creditNote, 'a credit note', '/creditNote');
  const message = messageOf(input, context.customer ?? creditNote.customer, context.ids[0] as string);
  return decide(invoice, invoice, ['credit_note.sent'], context, { message, creditNote });
}
