// An e-mail sink for nodemailer: SMTP, SES, sendmail, or a stream that a demo writes to a file.
import type { SentMessageInfo, Transporter } from 'nodemailer';
import type { EmailMessage, EmailSink } from 'oneoff';

/**
 * Send through a nodemailer transport, such as `createTransport('smtps://user:password@smtp.example.com')`.
 *
 * The `Message-ID` is made of the message's id, so that a mail program shows one message where a try was repeated.
 *
 * @param from - the sender that the transport may send as
 * @param sent - called with each e-mail that the transport accepted, and the transport's answer
 */
export function nodemailerSink<T extends SentMessageInfo>(
  transport: Transporter<T>,
  from: string,
  sent: (message: EmailMessage, answer: T) => void = () => {},
): EmailSink {
  const host = from.replace(/^.*@|>.*$/g, '');
  return {
    async send(message) {
      const { id, to, cc, replyTo, subject, text, html, attachments } = message;
      const answer = await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from,
        to: [...to],
        cc: [...cc],
        ...(replyTo !== null && { replyTo }),
        subject,
        text,
        html,
        attachments: attachments.map(({ filename, contentType, content }) => ({
          filename,
          contentType,
          content: Buffer.from(content),
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      sent(message, answer);
    },
  };
}
