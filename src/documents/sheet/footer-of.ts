import type { Brand } from '../options.ts';
import type { SheetContext } from './context.ts';
import { identifierLabel } from './identifier-label.ts';
import { partyBlockOf } from './parties-of.ts';

/** The footer: the seller, whom to ask, its numbers, and what the brand adds; four columns at most. */
export function footerOf(context: SheetContext, brand: Brand): readonly (readonly string[])[] {
  const { statement, labels } = context;
  const { seller, beyond } = statement;
  const party = partyBlockOf(seller, context);
  const address = [party.name, ...party.lines];
  const { name, phone, email } = seller.contact ?? {};
  const contact = [name && `${labels.contact}: ${name}`, phone, email].flatMap((line) => (line ? [line] : []));
  const numbers = [
    seller.vatId && `${labels.vatId} ${seller.vatId}`,
    seller.taxNumber && `${labels.taxNumber} ${seller.taxNumber}`,
    ...beyond.sellerTaxIds.map(({ type, value }) => `${type.toUpperCase() || labels.taxNumber} ${value}`),
    ...[seller.registration, ...seller.identifiers].map((id) => id && `${identifierLabel(id, labels)} ${id.value}`),
    ...(seller.legalNote?.split(/\r?\n/) ?? []),
  ].flatMap((line) => (line ? [line] : []));
  const own = brand.footer ?? [];
  const columns = own.length > 1 ? [[...address, ...contact], numbers] : [address, contact, numbers];
  return [...columns, ...own].filter((column) => column.length > 0);
}
