import { type EInvoiceChoice, eInvoiceChoiceShape } from '../code-lists/e-invoice-profiles.ts';
import { optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type Party, partyFields, snapshotsOf } from './party.ts';

/** A buyer as an invoice keeps it: the party, and the e-invoice that it gets. */
export interface Buyer extends Party {
  /** The profile of its e-invoices; a draft warns of what the profile would miss. `"none"`: it gets no e-invoices. */
  readonly eInvoiceProfile?: EInvoiceChoice;
}

/** The members of a {@link Buyer}. */
export const buyerFields: ObjectShape<Buyer>['fields'] = {
  ...partyFields,
  eInvoiceProfile: optional(eInvoiceChoiceShape),
};

const BUYER_KEYS: readonly (keyof Buyer)[] = [...(Object.keys(partyFields) as (keyof Party)[]), 'eInvoiceProfile'];

/** A deep, frozen copy of what an invoice keeps of its buyer. */
export const snapshotBuyer: (buyer: Buyer) => Buyer = snapshotsOf<Buyer>(BUYER_KEYS);
