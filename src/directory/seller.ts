import { fault } from '../errors/fault.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type Address, addressShape } from './address.ts';
import { type Identifier, identifierShape } from './identifier.ts';
import { type Note, notesShape } from './note.ts';
import { type Party, partyFields, snapshotsOf } from './party.ts';
import { hasVatId, type TaxId, taxIdShape } from './tax-id.ts';

/** Who represents a foreign seller before the tax authority (BG-11). */
export interface TaxRepresentative {
  /** BT-62. */
  readonly name: string;
  /** One of them is a VAT id (BT-63, BR-56). */
  readonly taxIds: readonly TaxId[];
  /** BG-12. */
  readonly address: Address;
}

/** Who gets the money, where it is not the seller (BG-10). */
export interface Payee {
  /** BT-59. */
  readonly name: string;
  /** BT-60. */
  readonly identifier?: Identifier;
  /** BT-61. */
  readonly registrationId?: Identifier;
}

/** A seller as an invoice keeps it: the party, and who acts for it. */
export interface Seller extends Party {
  /** BG-11. */
  readonly taxRepresentative?: TaxRepresentative;
  /** BG-10. */
  readonly payee?: Payee;
  /** BG-1: printed on every document of this seller, before the document's own notes. */
  readonly notes?: readonly Note[];
}

/** The shape of a {@link TaxRepresentative}. */
const taxRepresentativeShape: ObjectShape<TaxRepresentative> = refine(
  object<TaxRepresentative>({ name: text(), taxIds: list(taxIdShape, { max: 50 }), address: addressShape }),
  (representative: TaxRepresentative, report) => {
    if (hasVatId(representative)) return;
    report.add(
      fault('field.required', '/taxIds', 'a tax representative needs a VAT id; add one of type "vat" (BR-56)'),
    );
  },
);

/** What an invoice keeps of a seller in addition to the {@link Party}. */
const agents: Pick<ObjectShape<Seller>['fields'], 'taxRepresentative' | 'payee' | 'notes'> = {
  taxRepresentative: optional(taxRepresentativeShape),
  payee: optional(
    object<Payee>({
      name: text(),
      identifier: optional(identifierShape),
      registrationId: optional(identifierShape),
    }),
  ),
  notes: optional(notesShape),
};

/** The members of a {@link Seller}. */
export const sellerFields: ObjectShape<Seller>['fields'] = { ...partyFields, ...agents };

const SELLER_KEYS: readonly (keyof Seller)[] = [
  ...(Object.keys(partyFields) as (keyof Party)[]),
  'payee',
  'notes',
  'taxRepresentative',
];

/** A deep, frozen copy of what an invoice keeps of its seller. */
export const snapshotSeller: (seller: Seller) => Seller = snapshotsOf<Seller>(SELLER_KEYS);
