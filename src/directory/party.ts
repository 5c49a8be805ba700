import { codeLeaf } from '../code-lists/code-leaf.ts';
import { electronicAddressSchemes } from '../code-lists/electronic-address-schemes.ts';
import { list } from '../validation/combine.ts';
import { frozenCopy, oncePerSealed, seal } from '../validation/frozen.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type Address, addressShape } from './address.ts';
import { type Identifier, identifierShape } from './identifier.ts';
import { type TaxId, taxIdShape, taxIdTypeOf } from './tax-id.ts';

/** A seller or a buyer, as it is printed on an invoice. */
export interface Party {
  readonly id: string;
  /** BT-27, BT-44. */
  readonly name: string;
  /** BT-28, BT-45. */
  readonly tradingName?: string;
  /** BT-29, BT-46, such as a GLN (`0088`) or a SIRET (`0009`). */
  readonly identifiers?: readonly Identifier[];
  /** BT-30, BT-47; `scheme` is an ISO 6523 code. */
  readonly registrationId?: Identifier;
  /** BT-33: what the law wants on the seller's documents, such as legal form, capital and court. */
  readonly legalNote?: string;
  /** BT-31, BT-32, BT-48. */
  readonly taxIds?: readonly TaxId[];
  /** BT-34, BT-49; `scheme` is an EAS code. */
  readonly electronicAddress?: { readonly scheme: string; readonly value: string };
  /** BG-6, BG-9. */
  readonly contact?: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly email?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** BG-5, BG-8. */
  readonly address?: Address;
}

/** The members of a {@link Party}, for the shapes of sellers and buyers. */
export const partyFields: ObjectShape<Party>['fields'] = {
  id: text(),
  name: text(),
  tradingName: optional(text()),
  identifiers: optional(list(identifierShape, { max: 50 })),
  registrationId: optional(identifierShape),
  legalNote: optional(text(1000)),
  taxIds: optional(list(taxIdShape, { max: 50 })),
  electronicAddress: optional(
    object<{ readonly scheme: string; readonly value: string }>({
      scheme: codeLeaf(electronicAddressSchemes),
      value: text(),
    }),
  ),
  contact: optional(
    object<NonNullable<Party['contact']>>({ name: optional(text()), email: optional(text()), phone: optional(text()) }),
  ),
  email: optional(text()),
  locale: optional(text(40)),
  address: optional(addressShape),
};

/** A deep copy of what an invoice keeps of a party: later changes of the record do not reach it. */
export const snapshotParty: (party: Party) => Party = snapshotsOf<Party>(Object.keys(partyFields) as (keyof Party)[]);

/**
 * Makes deep, frozen copies of some members of parties' records, their tax ids with the types of our list. The snapshot of
 * a sealed record is made once and shared by all its invoices.
 */
/* @__NO_SIDE_EFFECTS__ */
export function snapshotsOf<T extends Party>(keys: readonly (keyof T)[]): (record: T) => T {
  return oncePerSealed((record) => seal(copyParty(record, keys)));
}

function copyParty<T extends Party>(record: T, keys: readonly (keyof T)[]): T {
  const copy: { [K in keyof T]?: unknown } = {};
  for (const key of keys) {
    const member = record[key];
    if (member !== undefined) copy[key] = frozenCopy(plainMember(key, member));
  }
  return copy as T;
}

/** A member whose tax ids, or those of the party in it, are plain. */
function plainMember(key: PropertyKey, member: unknown): unknown {
  if (key === 'taxIds') return (member as readonly TaxId[]).map(plainTaxId);
  const { taxIds } = member as Partial<Party>;
  return taxIds === undefined ? member : { ...(member as object), taxIds: taxIds.map(plainTaxId) };
}

/** A tax id with the type of our list, where it has the word of another system. */
function plainTaxId(id: TaxId): TaxId {
  const type = id.type === undefined ? undefined : taxIdTypeOf(id);
  return type === undefined ? id : { ...id, type };
}
