import type { StatementBuyer, StatementSeller } from '../../statement/statement-party.ts';
import { addressLines } from './address-lines.ts';
import type { SheetContext } from './context.ts';
import { identifierLabel } from './identifier-label.ts';
import type { SheetParty } from './sheet.ts';

/** The seller, or the buyer, with its address. */
export function partyBlockOf(party: StatementSeller | StatementBuyer, { home, formats }: SheetContext): SheetParty {
  const { name = '', tradingName, address } = party;
  return {
    heading: null,
    name,
    lines: [...(tradingName && tradingName !== name ? [tradingName] : []), ...addressLines(address, home, formats)],
  };
}

/** The recipient: the buyer, with whom to ask there. */
export function recipientOf(context: SheetContext): SheetParty {
  const { buyer } = context.statement;
  const party = partyBlockOf(buyer, context);
  const contact = buyer.contact?.name;
  return contact && contact !== buyer.name ? { ...party, lines: [contact, ...party.lines] } : party;
}

/** The other parties: where to deliver, who represents the seller, who is paid. */
export function otherParties(context: SheetContext): readonly SheetParty[] {
  const { statement, labels, formats, home } = context;
  const { delivery, taxRepresentative, payee, buyer } = statement;
  const parties: SheetParty[] = [];
  if (delivery?.address !== undefined || delivery?.name !== undefined) {
    const lines = addressLines(delivery.address, home, formats);
    parties.push({ heading: labels.deliverTo, name: delivery.name ?? buyer.name ?? '', lines });
  }
  if (taxRepresentative !== undefined) {
    const { name = '', vatId, address } = taxRepresentative;
    const lines = [...addressLines(address, home, formats), ...(vatId ? [`${labels.vatId} ${vatId}`] : [])];
    parties.push({ heading: labels.taxRepresentative, name, lines });
  }
  if (payee !== undefined) {
    const ids = [payee.registration, payee.identifier].flatMap((id) =>
      id === undefined ? [] : [`${identifierLabel(id, labels)} ${id.value}`],
    );
    parties.push({ heading: labels.payee, name: payee.name ?? '', lines: ids });
  }
  return parties;
}

/** The sender in one line: name, street and town. */
export function returnAddress(context: SheetContext): string {
  const { seller } = context.statement;
  return [seller.name, ...addressLines(seller.address, context.home, context.formats)].filter(Boolean).join(' · ');
}
