import { codeLeaf } from '../code-lists/code-leaf.ts';
import { countries } from '../code-lists/countries.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkText, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { meantTaxIdType, type TaxIdType, taxIdTypes } from './tax-id-type.ts';

/** A tax id of a party, with the evidence of an online check where the host made one. */
export interface TaxId {
  /** ISO 3166-1 alpha-2; `XI` for Northern Ireland. */
  readonly country: string;
  /**
   * `vat` is BT-31, BT-48 and BT-63, `tax_registration` is BT-32; left out means the VAT id of a European country. Words
   * of other systems, such as `eu_vat` or `tax_number`, are read as one of the list, and an invoice stores that one.
   */
  readonly type?: TaxIdType | (string & Record<never, never>);
  /** As its authority writes it, such as `DE136695976`. */
  readonly value: string;
  /** The evidence that a register confirmed it; an invoice freezes it with the party. */
  readonly verification?: TaxIdVerification;
}

/** What a register of tax ids answered, and when. */
export interface TaxIdVerification {
  /** The register, such as `"VIES"` or `"HMRC"`. */
  readonly source: string;
  /** RFC 3339. */
  readonly checkedAt: string;
  /** The number under which the register keeps the request: VIES and HMRC call it consultation number. */
  readonly reference?: string;
  /** The name in the register, where it tells it. */
  readonly name?: string;
  /** The address in the register, where it tells it. */
  readonly address?: string;
}

const typeLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 40 }, (value, path) => {
  const wrong = checkText(value, path, 40);
  if (wrong !== undefined || meantTaxIdType(value as string) !== undefined) return wrong;
  const message = `${show(value)} is not a type of tax id; pass one of "${taxIdTypes.join('", "')}"`;
  return fault('field.value', path, message);
});

/** The shape of a {@link TaxId}. */
export const taxIdShape: ObjectShape<TaxId> = object<TaxId>({
  country: codeLeaf(countries, 10),
  type: optional(typeLeaf),
  value: text(64),
  verification: optional(
    object<TaxIdVerification>({
      source: text(),
      checkedAt: text(40),
      reference: optional(text()),
      name: optional(text(1000)),
      address: optional(text(1000)),
    }),
  ),
});

const VAT_COUNTRIES =
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI GB NO CH IS LI'.split(' ');

/** What a tax id is; `undefined` where it has no type and its country no VAT of the European kind. */
export function taxIdTypeOf({ type, country }: TaxId): TaxIdType | undefined {
  if (type !== undefined) return meantTaxIdType(type);
  return VAT_COUNTRIES.includes(country) ? 'vat' : undefined;
}

/** The tax ids of one type. */
export function taxIdsOf(party: { readonly taxIds?: readonly TaxId[] }, type: TaxIdType): readonly TaxId[] {
  return (party.taxIds ?? []).filter((id) => taxIdTypeOf(id) === type);
}

/** Whether a party has a VAT id (BT-31, BT-48, BT-63). */
export function hasVatId(party: { readonly taxIds?: readonly TaxId[] }): boolean {
  return taxIdsOf(party, 'vat').length > 0;
}
