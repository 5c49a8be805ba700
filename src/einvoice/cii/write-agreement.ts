import type { Statement, StatementAttachment } from '../../statement/statement.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';
import { ciiDate } from './dates.ts';
import { ciiParty } from './write-party.ts';

/** The parties and what they agreed on. */
export function ciiAgreement(statement: Statement): string {
  const { references: refs } = statement;
  return element(
    'ram:ApplicableHeaderTradeAgreement',
    textElement('ram:BuyerReference', refs.buyer) +
      ciiParty('ram:SellerTradeParty', statement.seller) +
      ciiParty('ram:BuyerTradeParty', statement.buyer) +
      ciiParty('ram:SellerTaxRepresentativeTradeParty', statement.taxRepresentative) +
      ciiReference('ram:SellerOrderReferencedDocument', refs.salesOrder) +
      ciiReference('ram:BuyerOrderReferencedDocument', refs.purchaseOrder) +
      ciiReference('ram:ContractReferencedDocument', refs.contract) +
      each(statement.attachments, attachment) +
      typed(refs.tender, '50') +
      typed(refs.object?.value, '130', refs.object?.scheme) +
      // The schema requires a name; EN 16931 has no term for it.
      element(
        'ram:SpecifiedProcuringProject',
        refs.project === undefined
          ? ''
          : textElement('ram:ID', refs.project) + textElement('ram:Name', 'Project reference'),
      ),
  );
}

/** Where and when; required, even if it is empty. */
export function ciiDelivery({ delivery, references }: Statement): string {
  const shipTo = {
    ...(delivery?.location && { identifiers: [delivery.location] }),
    ...(delivery?.name !== undefined && { name: delivery.name }),
    ...(delivery?.address && { address: delivery.address }),
  };
  const content =
    ciiParty('ram:ShipToTradeParty', shipTo) +
    element('ram:ActualDeliverySupplyChainEvent', ciiDate('ram:OccurrenceDateTime', delivery?.date)) +
    ciiReference('ram:DespatchAdviceReferencedDocument', references.despatchAdvice) +
    ciiReference('ram:ReceivingAdviceReferencedDocument', references.receivingAdvice);
  return content === ''
    ? '<ram:ApplicableHeaderTradeDelivery/>'
    : element('ram:ApplicableHeaderTradeDelivery', content);
}

function ciiReference(name: string, id: string | undefined): string {
  return element(name, textElement('ram:IssuerAssignedID', id));
}

function typed(id: string | undefined, type: string, scheme?: string): string {
  if (id === undefined) return '';
  return element(
    'ram:AdditionalReferencedDocument',
    textElement('ram:IssuerAssignedID', id) +
      textElement('ram:TypeCode', type) +
      textElement('ram:ReferenceTypeCode', scheme),
  );
}

function attachment({ reference, description, url, content }: StatementAttachment): string {
  const attributes = attribute('mimeCode', content?.mimeType) + attribute('filename', content?.fileName);
  return element(
    'ram:AdditionalReferencedDocument',
    textElement('ram:IssuerAssignedID', reference) +
      textElement('ram:URIID', url) +
      textElement('ram:TypeCode', '916') +
      textElement('ram:Name', description) +
      textElement('ram:AttachmentBinaryObject', content?.base64, attributes),
  );
}
