import type { CreditNote } from '../../invoice/credit-note.ts';
import type { EventOf } from '../../invoice/events.ts';
import { fileNameOf } from '../../invoice/file-name.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { AttachmentName } from '../../invoice/message.ts';
import type { EmailAttachment, EmailMessage } from '../../ports/email-sink.ts';
import { isEmailAddress } from '../../validation/email-address.ts';
import type { EmailRenderers, RenderContext } from './email-renderers.ts';

const FILES: { readonly [name in AttachmentName]: { readonly end: string; readonly contentType: string } } = {
  pdf: { end: '.pdf', contentType: 'application/pdf' },
  facturx: { end: '-factur-x.pdf', contentType: 'application/pdf' },
  ubl: { end: '.xml', contentType: 'application/xml' },
};

/** Make the e-mail that an event asks for, with its files. */
export async function composeEmail(
  event: EventOf<'invoice.sent'> | EventOf<'credit_note.sent'>,
  options: EmailRenderers,
): Promise<EmailMessage> {
  const { invoice } = event.data;
  const { message } = event.data.change;
  const document = event.type === 'credit_note.sent' ? event.data.change.creditNote : invoice;
  const context: RenderContext = { message, invoice };
  const { subject, text, html } = await options.email(document, context);
  const attachments: EmailAttachment[] = [];
  for (const name of message.attach) attachments.push(await fileOf(name, document, context, options));
  const { email, contact } = document.billingEntity;
  const replyTo = email ?? contact?.email;
  return {
    id: event.id,
    tenant: event.tenant,
    to: message.to,
    cc: message.cc,
    replyTo: isEmailAddress(replyTo) ? replyTo : null,
    subject: oneLine(message.subject ?? subject),
    text,
    html,
    attachments,
    document,
  };
}

async function fileOf(
  name: AttachmentName,
  document: Invoice | CreditNote,
  context: RenderContext,
  { attachments = {} }: EmailRenderers,
): Promise<EmailAttachment> {
  const render = attachments[name];
  if (!render) throw new Error(`nothing makes the attachment "${name}"; pass emailDelivery a function for it`);
  const made = await render(document, context);
  const { end, contentType } = FILES[name];
  const content = typeof made === 'string' ? new TextEncoder().encode(made) : made;
  return { filename: fileNameOf(document) + end, contentType, content };
}

/** A line break would start another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
