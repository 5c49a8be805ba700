import type { Party } from '../../directory/party.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { type DecisionContext, decide } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { isPlainObject, optional } from '../../validation/object.ts';
import { type AnyObjectShape, leaf } from '../../validation/shape.ts';
import { decisionFields } from '../context/context-shapes.ts';
import { contextShape, requireContext } from '../context/require-context.ts';
import { type MessageInput, messageOf } from './message-input.ts';

/** The context of a decision that sends a document. */
export interface SendingContext extends DecisionContext {
  /** The customer as it is now, whose address is the default; without it as the invoice froze it. */
  readonly customer?: Pick<Party, 'id' | 'email' | 'contact'>;
}

/** The record that a host has; only its addresses are read. */
const customerLeaf = /* @__PURE__ */ leaf<NonNullable<SendingContext['customer']>>({}, (value, path) =>
  isPlainObject(value) && typeof value['id'] === 'string' && isText(value['email']) && isContact(value['contact'])
    ? undefined
    : fault('field.type', path, `${show(value)} is not a customer; pass its record, or leave it out`),
);

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isContact(value: unknown): boolean {
  return value === undefined || (isPlainObject(value) && isText(value['email']));
}

/** The shape of a {@link SendingContext}. */
export const sendingShape: AnyObjectShape = /* @__PURE__ */ contextShape<SendingContext>({
  ...decisionFields,
  customer: /* @__PURE__ */ optional(customerLeaf),
});

/**
 * Ask for an e-mail with an issued invoice. The event has the message; whoever delivers events makes the documents and
 * sends it. Nothing of the invoice changes, and a second call asks for a second e-mail.
 *
 * The first of `context.ids` becomes the message's id.
 *
 * @throws {ValidationError} `email.invalid`, `email.recipient_missing`, `field.*`, `text.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function sendInvoice(
  invoice: Invoice,
  input: MessageInput,
  context: SendingContext,
): Decision<FinalizedInvoice> {
  requireContext(sendingShape, context, 'sendInvoice', 2);
  const found = requireStatus(invoice, 'sendInvoice', 'finalized');
  const message = messageOf(input, context.customer ?? found.customer, context.ids[0] as string);
  return decide(found, found, ['invoice.sent'], context, { message });
}
