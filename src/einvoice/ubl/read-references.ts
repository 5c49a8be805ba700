import type { Identifier } from '../../directory/identifier.ts';
import { present, presentOrNone } from '../../statement/present.ts';
import type { StatementAttachment } from '../../statement/statement.ts';
import type { StatementPeriod } from '../../statement/statement-period.ts';
import type { NodeReader } from '../xml/node.ts';

/** An id with its scheme. */
export function readIdentifier(one: NodeReader | undefined): Identifier | undefined {
  if (one?.own === undefined) return undefined;
  return present<Identifier>({ scheme: one.attribute('schemeID'), value: one.own });
}

/** BG-14, BG-26. */
export function readUblPeriod(one: NodeReader | undefined): StatementPeriod | undefined {
  return presentOrNone<StatementPeriod>({ from: one?.text('StartDate'), to: one?.text('EndDate') });
}

/** The document reference with a type code. */
export function typedReference(documents: readonly NodeReader[], type: string): NodeReader | undefined {
  return documents.find((one) => one.text('DocumentTypeCode') === type);
}

/** BG-24: those without a type code. */
export function readUblAttachments(documents: readonly NodeReader[]): readonly StatementAttachment[] {
  return documents.filter((one) => one.text('DocumentTypeCode') === undefined).map(attachment);
}

function attachment(one: NodeReader): StatementAttachment {
  const file = one.one('Attachment');
  const binary = file?.one('EmbeddedDocumentBinaryObject');
  return present<StatementAttachment>({
    reference: one.text('ID') ?? '',
    description: one.text('DocumentDescription'),
    url: file?.text('ExternalReference', 'URI'),
    content:
      binary?.own === undefined
        ? undefined
        : {
            mimeType: binary.attribute('mimeCode') ?? '',
            fileName: binary.attribute('filename') ?? '',
            base64: binary.own.replace(/\s/g, ''),
          },
  });
}
