import type { Statement, StatementAttachment, StatementNote, StatementReferences } from '../../statement/statement.ts';
import type { StatementPeriod } from '../../statement/statement-period.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';

/** A note; UBL has no element for the subject code, so it goes into the text (EN 16931-3-2). */
export function ublNote({ subject, text }: StatementNote): string {
  return textElement('cbc:Note', subject === undefined ? text : `#${subject}#${text}`);
}

/** A period (BG-14, BG-26), with BT-8 where it is the document's. */
export function ublPeriod(period: StatementPeriod | undefined, event?: string): string {
  return element(
    'cac:InvoicePeriod',
    textElement('cbc:StartDate', period?.from) +
      textElement('cbc:EndDate', period?.to) +
      textElement('cbc:DescriptionCode', event),
  );
}

/** What replaces a purchase order if there is only a sales order: UBL requires the element. */
export const NO_ORDER = 'NA';

/** BT-13 and BT-14. */
export function ublOrder({ purchaseOrder, salesOrder }: StatementReferences): string {
  const order = purchaseOrder ?? (salesOrder === undefined ? undefined : NO_ORDER);
  return element('cac:OrderReference', textElement('cbc:ID', order) + textElement('cbc:SalesOrderID', salesOrder));
}

/** BG-3. */
export function ublPreceding({ number, issueDate }: Statement['precedingInvoices'][number]): string {
  return element(
    'cac:BillingReference',
    element('cac:InvoiceDocumentReference', textElement('cbc:ID', number) + textElement('cbc:IssueDate', issueDate)),
  );
}

/** A reference that is one id. */
export function ublReference(name: string, id: string | undefined): string {
  return element(name, textElement('cbc:ID', id));
}

/** BT-18, in a credit note BT-11, and BG-24. */
export function ublAdditionalDocuments({ references, attachments }: Statement, isInvoice: boolean): string {
  const { object, project } = references;
  return (
    typed(object?.value, '130', attribute('schemeID', object?.scheme)) +
    (isInvoice ? '' : typed(project, '50')) +
    each(attachments, attachment)
  );
}

function typed(id: string | undefined, type: string, attributes = ''): string {
  if (id === undefined) return '';
  return element(
    'cac:AdditionalDocumentReference',
    textElement('cbc:ID', id, attributes) + textElement('cbc:DocumentTypeCode', type),
  );
}

function attachment({ reference, description, url, content }: StatementAttachment): string {
  const attributes = attribute('mimeCode', content?.mimeType) + attribute('filename', content?.fileName);
  return element(
    'cac:AdditionalDocumentReference',
    textElement('cbc:ID', reference) +
      textElement('cbc:DocumentDescription', description) +
      element(
        'cac:Attachment',
        textElement('cbc:EmbeddedDocumentBinaryObject', content?.base64, attributes) +
          element('cac:ExternalReference', textElement('cbc:URI', url)),
      ),
  );
}
