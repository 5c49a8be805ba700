import { type AccountOptions, accountOptionsShape } from '../documents/account/account-sheet-of.ts';
import { documentOptionsShape } from '../documents/check-options.ts';
import { type ReceiptOptions, receiptOptionsShape } from '../documents/receipt/receipt-sheet-of.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { list } from '../validation/combine.ts';
import { anyObject, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { facturXProfiles } from './factur-x-levels.ts';
import type { FontFamily } from './fonts/font-family.ts';
import type { PdfAttachment, PdfFileOptions, PdfOptions } from './options.ts';

const bytesLeaf: Leaf<Uint8Array> = leaf({ type: 'object' }, (value, path) =>
  value instanceof Uint8Array
    ? undefined
    : fault('field.type', path, `${show(value)} is not a Uint8Array; pass the bytes of the file`),
);

/** RFC 6838. */
const mediaTypeLeaf: Leaf<string> = leaf({ type: 'string' }, (value, path) =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i.test(value)
    ? undefined
    : fault('field.value', path, `${show(value)} is not a media type; pass one such as "text/csv"`),
);

const attachmentShape: ObjectShape<PdfAttachment> = object<PdfAttachment>({
  name: text(255),
  bytes: bytesLeaf,
  type: mediaTypeLeaf,
  description: optional(text(1000)),
  relationship: optional(oneOf(['Source', 'Data', 'Supplement', 'Unspecified'])),
});

const fileFields = {
  fonts: optional(list(anyObject<FontFamily>())),
  attachments: optional(list(attachmentShape)),
};

const { template: _, ...documentFields } = documentOptionsShape.fields;

/** The shape of {@link PdfOptions}. */
export const pdfOptionsShape: ObjectShape<PdfOptions> = object<PdfOptions>({
  ...documentFields,
  ...fileFields,
  facturX: optional(oneOf(facturXProfiles)),
  slipFont: optional(anyObject<FontFamily>()),
});

const { template: __, ...receiptFields } = receiptOptionsShape.fields;
const { template: ___, ...accountFields } = accountOptionsShape.fields;

/** The shape of the options of a receipt. */
export const receiptPdfOptionsShape: ObjectShape<object> = object<Omit<ReceiptOptions, 'template'> & PdfFileOptions>({
  ...receiptFields,
  ...fileFields,
});

/** The shape of the options of a statement of account. */
export const accountPdfOptionsShape: ObjectShape<object> = object<Omit<AccountOptions, 'template'> & PdfFileOptions>({
  ...accountFields,
  ...fileFields,
});
