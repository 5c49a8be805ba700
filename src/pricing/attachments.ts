import { attachmentTypes } from '../code-lists/attachment-types.ts';
import { codeLeaf } from '../code-lists/code-leaf.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type AttachmentInput, base64Bytes, bytesOf } from '../invoice/attachment.ts';
import { attachmentBytesOf } from '../policy/policy.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import { type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import type { InputRules } from './input-rules.ts';

/** Bytes, or base64 text, of at most the policy's `limits.attachmentBytes`. */
const contentLeaf: Leaf<string | Uint8Array> = leaf(
  { type: 'string', contentEncoding: 'base64' },
  (value, path, { context }) => {
    const bytes = typeof value === 'string' ? base64Bytes(value) : bytesOf(value)?.length;
    if (bytes === undefined) {
      const message = `${show(value)} is no content; pass a Uint8Array, or base64 text without blanks`;
      return fault('field.value', path, message);
    }
    if (bytes === 0) return fault('text.empty', path, 'the content is empty; fill it, or give a url');
    const max = attachmentBytesOf((context as InputRules).policy);
    return bytes > max ? tooLarge(bytes, max, path) : undefined;
  },
);

function tooLarge(bytes: number, max: number, path: string): Fault {
  const message = `the attachment has ${bytes} bytes, at most ${max} are allowed; give a url, or raise the policy's limits.attachmentBytes`;
  return fault('attachment.too_large', path, message, { bytes, max });
}

const urlLeaf: Leaf<string> = leaf({ type: 'string', format: 'uri', maxLength: 2000 }, (value, path) =>
  typeof value === 'string' && value.length <= 2000 && /^https?:\/\/[^\s<>"]+$/.test(value) && URL.canParse(value)
    ? undefined
    : fault('field.value', path, `${show(value)} is not an address; pass one that begins with https://`),
);

const attachmentShape: ObjectShape<AttachmentInput> = refine(
  object<AttachmentInput>({
    name: text(),
    description: optional(text()),
    mimeType: optional(codeLeaf(attachmentTypes, 100)),
    content: optional(contentLeaf),
    url: optional(urlLeaf),
  }),
  ({ content, url, mimeType }: AttachmentInput, report) => {
    if ((content === undefined) === (url === undefined))
      report.add(fault('field.conflict', '/content', 'an attachment has either content or a url; give one of them'));
    else if (content !== undefined && mimeType === undefined)
      report.add(
        fault(
          'field.required',
          '/mimeType',
          '"mimeType" is missing; say what the content is, such as "application/pdf"',
        ),
      );
  },
);

/** The shape of the attachments of an invoice. */
export const attachmentsShape: Shape<readonly AttachmentInput[]> = list(attachmentShape, { max: 100 });
