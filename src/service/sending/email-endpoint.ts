import type { MessageInput } from '../../decisions/sending/message-input.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { attachmentNames } from '../../invoice/message.ts';
import type { Endpoint } from '../../ports/delivery-store.ts';
import { readClock } from '../context.ts';
import type { Settings } from '../options.ts';
import type { SendingOptions } from './sending-options.ts';

const ID = 'email';

/**
 * Make sure that the tenant's outbox has the endpoint that takes e-mails: without it a commit would queue nothing, and
 * nobody would notice.
 *
 * @throws {ValidationError} `email.not_served`
 */
export async function requireEmailEndpoint(settings: Settings): Promise<void> {
  const { tenant } = settings;
  const found = await sendingOf(settings).deliveries.addEndpoint(endpointOf(tenant, readClock(settings)));
  if (found.state === 'disabled')
    throw notServed(`the endpoint ${show(ID)} of tenant ${show(tenant)} is disabled; make it active, and send again`);
  if (!found.url.startsWith('email:'))
    throw notServed(`the endpoint ${show(ID)} has the URL ${show(found.url)}; delete it, or give it one of "email:"`);
}

/**
 * Refuse what the relay cannot attach.
 *
 * @throws {ValidationError} `email.not_served`, `field.value`
 */
export function requireAttachments(settings: Settings, input: MessageInput | null): void {
  const { attachments = attachmentNames } = sendingOf(settings);
  const asked: unknown = input?.attach;
  if (!Array.isArray(asked)) return;
  const index = asked.findIndex((one) => attachmentNames.includes(one) && !attachments.includes(one));
  if (index < 0) return;
  const offered = attachments.length === 0 ? 'leave attach out' : `pass "${attachments.join('", "')}"`;
  const message = `${show(asked[index])} cannot be attached here; ${offered}`;
  throw new ValidationError([fault('field.value', pointer('/attach', index), message)]);
}

/** Where no PDF can be made, nothing is attached unless the input says so. */
export function withDefaults({ sending }: Settings, input: MessageInput): MessageInput {
  const hasPdf = sending?.attachments?.includes('pdf') ?? true;
  return hasPdf || input?.attach !== undefined ? input : { ...input, attach: [] };
}

function sendingOf({ sending }: Settings): SendingOptions {
  if (sending !== undefined) return sending;
  throw notServed('this service sends no e-mails; pass createInvoicing the option sending: { deliveries }');
}

function endpointOf(tenant: string, createdAt: string): Endpoint {
  return {
    id: ID,
    tenant,
    url: 'email:customers',
    eventTypes: ['invoice.sent', 'credit_note.sent'],
    billingEntityId: null,
    secrets: [],
    state: 'active',
    failingSince: null,
    createdAt,
  };
}

function notServed(message: string): ValidationError {
  return new ValidationError([fault('email.not_served', '', message)]);
}
