// The port for e-mails. The handler writes them; the host decides how to send them.

/** One mailbox. Neither part contains line breaks or other control characters. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** An e-mail to one recipient; the sink sets the sender. */
export interface EmailMessage {
  readonly to: Mailbox;
  readonly replyTo: Mailbox | null;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Accepts an e-mail; rejects if it cannot. */
export interface EmailSink {
  send(message: EmailMessage): Promise<void>;
}
