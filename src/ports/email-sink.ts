import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';

/** A file in an e-mail. */
export interface EmailAttachment {
  /** Letters, digits and hyphens, and an extension. */
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** An e-mail that is ready to go. The sink sets the sender. */
export interface EmailMessage {
  /** The same on every try, letters, digits and hyphens alone where the ids are UUIDs: use it in `Message-ID`. */
  readonly id: string;
  readonly tenant: string;
  /** Addresses without names, each checked: no commas, quotes, spaces or control characters. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** The billing entity's address; `null` where it has no valid one. */
  readonly replyTo: string | null;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly EmailAttachment[];
  /** What the e-mail is about, for a sink that chooses the sender by billing entity. */
  readonly document: Invoice | CreditNote;
}

/** Where e-mails go: a mailer, or a provider's API. It may get a message more than once. */
export interface EmailSink {
  /**
   * Resolves once the message is safe on the other side; rejects to have it tried again, with the same `message.id`.
   *
   * `signal` aborts when the time for the try is over or the relay stops.
   */
  send(message: EmailMessage, options: { readonly signal: AbortSignal }): Promise<void>;
}
