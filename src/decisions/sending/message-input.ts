import type { Party } from '../../directory/party.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { type AttachmentName, attachmentNames, type Message } from '../../invoice/message.ts';
import { list } from '../../validation/combine.ts';
import { emailFault, emailLeaf, isEmailAddress } from '../../validation/email-address.ts';
import { checkText, oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { type Leaf, leaf, type ObjectShape } from '../../validation/shape.ts';

/** What `sendInvoice` and `sendCreditNote` take. */
export interface MessageInput {
  /** Addresses without names, at most 20; default the customer's. */
  readonly to?: readonly string[];
  /** At most 20. */
  readonly cc?: readonly string[];
  /** One line; default that of the document's language. */
  readonly subject?: string;
  /** What you say to the receiver; default that of the document's language. */
  readonly text?: string;
  /** BCP 47; default the customer's. */
  readonly locale?: string;
  /** Default a PDF. */
  readonly attach?: readonly AttachmentName[];
}

/** One line: a line break in a subject would start another header. */
const lineLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 255 }, (value, path) => {
  const found = checkText(value, path, 255);
  if (found || !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value as string)) return found;
  return fault('text.invalid', path, `${show(value)} holds a line break or a control character; pass one line`);
});

const addresses = list(emailLeaf, { max: 20 });

/** The shape of a {@link MessageInput}. */
export const messageInputShape: ObjectShape<MessageInput> = object<MessageInput>({
  to: optional(addresses),
  cc: optional(addresses),
  subject: optional(lineLeaf),
  text: optional(text(5000)),
  locale: optional(text(40)),
  attach: optional(list(oneOf(attachmentNames), { max: attachmentNames.length })),
});

/**
 * The message that an input asks for, with the customer's address where it names none.
 *
 * @param customer - as it is now, or as the document froze it
 * @throws {ValidationError} `email.invalid`, `email.recipient_missing`, `field.*`, `text.*`
 */
export function messageOf(input: MessageInput, customer: Pick<Party, 'id' | 'email' | 'contact'>, id: string): Message {
  requireShape(messageInputShape, input);
  const { to, cc = [], subject = null, text: words = null, locale = null, attach = ['pdf'] } = input;
  return {
    id,
    to: distinct(to === undefined || to.length === 0 ? [addressOf(customer, to !== undefined)] : to),
    cc: distinct(cc),
    subject,
    text: words,
    locale,
    attach: distinct(attach),
  };
}

function addressOf({ id, email, contact }: Pick<Party, 'id' | 'email' | 'contact'>, isEmpty: boolean): string {
  const address = email ?? contact?.email;
  if (isEmpty)
    throw refusal(
      fault(
        'email.recipient_missing',
        '/to',
        'the list is empty; pass an address, or leave it out to send to the customer',
      ),
    );
  if (address === undefined) {
    const message = `customer ${show(id)} has no e-mail address; pass one in "to", or add it to the customer's record`;
    throw refusal(fault('email.recipient_missing', '/to', message));
  }
  if (isEmailAddress(address)) return address;
  const { message } = emailFault(address, '');
  throw refusal(fault('email.invalid', '/to', `that of customer ${show(id)}, ${message}; or pass another in "to"`));
}

function refusal(found: ReturnType<typeof fault>): ValidationError {
  return new ValidationError([found]);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
