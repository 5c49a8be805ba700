import type { Note } from '../directory/note.ts';
import type { Attachment } from '../invoice/attachment.ts';
import type { InvoiceReferences } from '../invoice/document-references.ts';
import type { DeliverTo } from '../invoice/invoice.ts';
import { addressOf, identifierOf } from './party-of.ts';
import { present, presentOrNone, textOf } from './present.ts';
import type { StatementAttachment, StatementDelivery, StatementNote, StatementReferences } from './statement.ts';

/** What the parties call things, as both kinds of documents have it. */
export interface ReferenceSource {
  readonly buyerReference: string | null;
  readonly contractReference: string | null;
  readonly purchaseOrderNumber: string | null;
  readonly references: InvoiceReferences;
}

/** BT-10 to BT-19. */
export function referencesOf(source: ReferenceSource): StatementReferences {
  const { references } = source;
  return present<StatementReferences>({
    buyer: textOf(source.buyerReference),
    project: textOf(references.project),
    contract: textOf(source.contractReference),
    purchaseOrder: textOf(source.purchaseOrderNumber),
    salesOrder: textOf(references.salesOrder),
    receivingAdvice: textOf(references.receivingAdvice),
    despatchAdvice: textOf(references.deliveryNote),
    tender: textOf(references.tender),
    object: identifierOf(references.object),
    accounting: textOf(references.accounting),
  });
}

/** BG-13. */
export function deliveryOf(deliverTo: DeliverTo | null, supplyDate: string | null): StatementDelivery | undefined {
  return presentOrNone<StatementDelivery>({
    name: textOf(deliverTo?.name),
    location: identifierOf(deliverTo?.identifier),
    date: supplyDate ?? undefined,
    address: deliverTo ? addressOf(deliverTo.address) : undefined,
  });
}

/** BG-1, without blank ones. */
export function noteTermsOf(notes: readonly (Note | string | null)[]): readonly StatementNote[] {
  return notes.flatMap((note) => {
    const text = textOf(typeof note === 'object' ? note?.text : note);
    if (text === undefined) return [];
    const subject = typeof note === 'object' ? textOf(note?.subject) : undefined;
    return [present<StatementNote>({ subject, text })];
  });
}

/** BG-24. */
export function attachmentOf({ name, description, url, mimeType, content }: Attachment): StatementAttachment {
  const reference = textOf(name) ?? '';
  return present<StatementAttachment>({
    reference,
    description: textOf(description),
    url: textOf(url),
    content: content === undefined ? undefined : { mimeType: mimeType ?? '', fileName: reference, base64: content },
  });
}
