// An e-mail sink for nodemailer: SMTP, SES, sendmail, or a stream that a demo writes to a file.
import type { SentMessageInfo, Transporter } from 'nodemailer';
import type { EmailMessage, EmailSink } from './email-sink.ts';

/**
 * Send through a nodemailer transport, such as `createTransport('smtps://user:password@smtp.example.com')`.
 *
 * @param from - the sender that the transport may send as
 * @param sent - called with each e-mail that the transport accepted, and the transport's answer
 */
export function nodemailerSink<T extends SentMessageInfo>(
  transport: Transporter<T>,
  from: string,
  sent: (message: EmailMessage, answer: T) => void = () => {},
): EmailSink {
  return {
    async send(message) {
      const { to, replyTo, subject, text, html } = message;
      const content = { subject, text, html, disableFileAccess: true, disableUrlAccess: true };
      sent(message, await transport.sendMail({ from, to, ...(replyTo && { replyTo }), ...content }));
    },
  };
}
