import { present, presentOrNone } from '../../statement/present.ts';
import type { StatementAttachment, StatementDelivery } from '../../statement/statement.ts';
import type { NodeReader } from '../xml/node.ts';
import { readCiiDate } from './read-dates.ts';
import { readCiiAddress, readCiiIdentifiers } from './read-party.ts';

/** The referenced document with a type code. */
export function typedDocument(documents: readonly NodeReader[], type: string): NodeReader | undefined {
  return documents.find((one) => one.text('TypeCode') === type);
}

/** BG-24: those of type 916. */
export function readCiiAttachments(documents: readonly NodeReader[]): readonly StatementAttachment[] {
  return documents.filter((one) => one.text('TypeCode') === '916').map(attachment);
}

function attachment(one: NodeReader): StatementAttachment {
  const binary = one.one('AttachmentBinaryObject');
  return present<StatementAttachment>({
    reference: one.text('IssuerAssignedID') ?? '',
    description: one.text('Name'),
    url: one.text('URIID'),
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

/** BG-13. */
export function readCiiDelivery(delivery: NodeReader | undefined): StatementDelivery | undefined {
  const shipTo = delivery?.one('ShipToTradeParty');
  return presentOrNone<StatementDelivery>({
    name: shipTo?.text('Name'),
    location: readCiiIdentifiers(shipTo)[0],
    date: readCiiDate(delivery?.one('ActualDeliverySupplyChainEvent')?.one('OccurrenceDateTime')),
    address: readCiiAddress(shipTo?.one('PostalTradeAddress')),
  });
}
