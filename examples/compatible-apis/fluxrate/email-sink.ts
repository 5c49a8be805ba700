// Where e-mails go. The dialect writes them; whoever runs it says how they are sent.

/** One mailbox. Neither part holds line breaks or other control characters. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** An e-mail to one recipient; the sender is the sink's own. */
export interface EmailMessage {
  readonly to: Mailbox;
  readonly replyTo: Mailbox | null;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Takes an e-mail over; rejects where it could not. */
export interface EmailSink {
  send(message: EmailMessage): Promise<void>;
}
