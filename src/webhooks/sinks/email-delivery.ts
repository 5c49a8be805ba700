import type { EmailSink } from '../../ports/email-sink.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import { callback, methodsOf, requireOptions } from '../../validation/require-options.ts';
import { composeEmail } from './compose-email.ts';
import { DeliveryError } from './delivery-error.ts';
import type { AttachmentRenderer, EmailRenderers } from './email-renderers.ts';

/** What {@link emailDelivery} takes. */
export interface EmailDeliveryOptions extends EmailRenderers {
  readonly sink: EmailSink;
}

const shape = object<EmailDeliveryOptions>({
  sink: methodsOf<EmailSink>(['send'], '{ send: (message) => transport.sendMail(…) }'),
  email: callback<EmailDeliveryOptions['email']>('(document) => renderInvoiceEmail(document)'),
  attachments: optional(
    object<NonNullable<EmailDeliveryOptions['attachments']>>({
      pdf: optional(callback<AttachmentRenderer>('(document) => renderInvoicePdf(document)')),
      facturx: optional(callback<AttachmentRenderer>('(document) => renderInvoicePdf(document, { facturX })')),
      ubl: optional(callback<AttachmentRenderer>('(document) => toUbl(document, { profile })')),
    }),
  ),
});

/**
 * Send the e-mails that `sendInvoice` and `sendCreditNote` asked for: the relay's sink for the scheme `email:`.
 *
 * The documents are made from the event, as they were issued, so every try sends the same. A document that cannot be made
 * becomes a dead letter at once, because no later try would make it; a sink that rejects is tried again.
 *
 * @throws {ValidationError} `field.required`, `field.type`, `field.unknown` for an option
 * @example
 * ```ts
 * const email = emailDelivery({
 *   sink: { send: async ({ to, subject, text, html }) => void (await transport.sendMail({ to, subject, text, html })) },
 *   email: (document) => renderInvoiceEmail(document),
 *   attachments: { pdf: (document) => renderInvoicePdf(document, { fonts }) },
 * });
 * const relay = createRelay({ store: deliveries, sinks: { email } });
 * ```
 */
export function emailDelivery(options: EmailDeliveryOptions): WebhookSink {
  requireOptions(shape, options, 'emailDelivery');
  return {
    async deliver({ event }, { signal }) {
      if (event.type !== 'invoice.sent' && event.type !== 'credit_note.sent') return;
      let email: Awaited<ReturnType<typeof composeEmail>>;
      try {
        email = await composeEmail(event, options);
      } catch (cause) {
        throw new DeliveryError(`the e-mail could not be made: ${reasonOf(cause)}`, { cause, permanent: true });
      }
      await options.sink.send(email, { signal });
    },
  };
}

function reasonOf(cause: unknown): string {
  return isPlainObject(cause) || !(cause instanceof Error) ? String(cause) : cause.message;
}
