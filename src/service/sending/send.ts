import type { MessageInput } from '../../decisions/sending/message-input.ts';
import { sendCreditNote } from '../../decisions/sending/send-credit-note.ts';
import { type SendingContext, sendInvoice } from '../../decisions/sending/send-invoice.ts';
import type { Party } from '../../directory/party.ts';
import { NotFoundError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { commitChange } from '../change-invoice.ts';
import { decisionContext } from '../context.ts';
import { type ChangeOptions, type CreateOptions, checkVersion, requireBothOptions } from '../input/command-options.ts';
import { loadInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { answeredInvoice, answerOnce } from '../stored-answer.ts';
import { requireAttachments, requireEmailEndpoint, withDefaults } from './email-endpoint.ts';

/** Ask for an e-mail with an invoice; see `Invoicing.sendInvoice`. */
export async function sendStoredInvoice(
  settings: Settings,
  id: string,
  input: MessageInput = {},
  options: CreateOptions & ChangeOptions = {},
): Promise<FinalizedInvoice> {
  const command = { name: 'sendInvoice', input: [id, input], idempotencyKey: options?.idempotencyKey };
  const decide: DecideMessage = (invoice, context) => sendInvoice(invoice, withDefaults(settings, input), context);
  return (await send(settings, id, { command, decide, input }, options)) as FinalizedInvoice;
}

/** Ask for an e-mail with a credit note; see `Invoicing.sendCreditNote`. */
export async function sendStoredCreditNote(
  settings: Settings,
  id: string,
  input: MessageInput = {},
  options: CreateOptions = {},
): Promise<CreditNote> {
  const note = await settings.store.getCreditNote(settings.tenant, id);
  if (note === null)
    throw new NotFoundError('credit_note.not_found', `credit note ${show(id)} does not exist in this tenant`, { id });
  const command = { name: 'sendCreditNote', input: [id, input], idempotencyKey: options?.idempotencyKey };
  const decide: DecideMessage = (invoice, context) =>
    sendCreditNote(invoice, note, withDefaults(settings, input), context);
  await send(settings, note.invoice.id, { command, decide, input }, options);
  return note;
}

type DecideMessage = (invoice: Invoice, context: SendingContext) => Decision;

interface Sending {
  readonly command: { readonly name: string; readonly input: unknown; readonly idempotencyKey: string | undefined };
  readonly decide: DecideMessage;
  readonly input: MessageInput | null;
}

/** It is decided once before the commit as well: only a message that can be sent makes an endpoint. */
async function send(
  settings: Settings,
  id: string,
  { command, decide, input }: Sending,
  options: CreateOptions & ChangeOptions,
): Promise<Invoice> {
  requireBothOptions(options);
  return answerOnce<Invoice>(settings, command, answeredInvoice, async (claim) => {
    requireAttachments(settings, input);
    const loaded = await loadInvoice(settings, id);
    checkVersion(loaded, options);
    const customer = input?.to === undefined ? await reachableCustomer(settings, loaded.customer.id) : null;
    const more = customer === null ? {} : { customer };
    decide(loaded, { ...decisionContext(settings), ...more });
    await requireEmailEndpoint(settings);
    return commitChange(settings, id, options, (invoice, context) => decide(invoice, { ...context, ...more }), claim);
  });
}

/** The customer's record as it is now, if it has an address. */
async function reachableCustomer({ directory, tenant }: Settings, id: string): Promise<Party | null> {
  const customer = await directory.customer(tenant, id);
  return customer !== null && (customer.email ?? customer.contact?.email) !== undefined ? customer : null;
}
