import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';

/** A postal address (BG-5, BG-8, BG-15); `country` is ISO 3166-1 alpha-2. */
export interface Address {
  readonly line1?: string;
  readonly line2?: string;
  readonly line3?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly region?: string;
  readonly country: string;
}

/** A tax id of a party (BT-31, BT-48), with the evidence of an online check where the host made one. */
export interface TaxId {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Such as `"vat"`, `"gst"`; left out means the VAT id of a European country. */
  readonly type?: string;
  readonly value: string;
  readonly verification?: { readonly source: string; readonly checkedAt: string; readonly reference?: string };
}

/** A seller or a buyer, as it is printed on an invoice. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly tradingName?: string;
  /** BT-30, BT-47; `scheme` is an ISO 6523 code. */
  readonly registrationId?: { readonly scheme?: string; readonly value: string };
  readonly taxIds?: readonly TaxId[];
  /** BT-34, BT-49; `scheme` is an EAS code. */
  readonly electronicAddress?: { readonly scheme: string; readonly value: string };
  readonly contact?: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly email?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly address?: Address;
}

const COUNTRY = /^[A-Z]{2}$/;

const country: Leaf<string> = leaf({ type: 'string', format: 'country' }, (value, path) =>
  typeof value === 'string' && COUNTRY.test(value)
    ? undefined
    : fault(
        'field.value',
        path,
        `${show(value)} is not a country; pass two capital letters of ISO 3166-1, such as "DE"`,
      ),
);

/** The shape of an {@link Address}. */
export const addressShape: ObjectShape<Address> = object<Address>({
  line1: optional(text()),
  line2: optional(text()),
  line3: optional(text()),
  city: optional(text()),
  postalCode: optional(text(40)),
  region: optional(text()),
  country,
});

/** The members of a {@link Party}, for the shapes of sellers and buyers. */
export const partyFields: ObjectShape<Party>['fields'] = {
  id: text(),
  name: text(),
  tradingName: optional(text()),
  registrationId: optional(
    object<{ readonly scheme?: string; readonly value: string }>({ scheme: optional(text(40)), value: text() }),
  ),
  taxIds: optional(
    list(
      object<TaxId>({
        country,
        type: optional(text(40)),
        value: text(64),
        verification: optional(
          object<NonNullable<TaxId['verification']>>({
            source: text(),
            checkedAt: text(40),
            reference: optional(text()),
          }),
        ),
      }),
      { max: 50 },
    ),
  ),
  electronicAddress: optional(
    object<{ readonly scheme: string; readonly value: string }>({ scheme: text(40), value: text() }),
  ),
  contact: optional(
    object<NonNullable<Party['contact']>>({ name: optional(text()), email: optional(text()), phone: optional(text()) }),
  ),
  email: optional(text()),
  locale: optional(text(40)),
  address: optional(addressShape),
};

const PARTY_KEYS = Object.keys(partyFields) as (keyof Party)[];

/** A deep copy of what an invoice keeps of a party: later changes of the record do not reach it. */
export function snapshotParty(party: Party): Party {
  const picked = PARTY_KEYS.filter((key) => party[key] !== undefined).map((key) => [key, party[key]]);
  return JSON.parse(JSON.stringify(Object.fromEntries(picked))) as Party;
}

const VAT_COUNTRIES =
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI GB NO CH IS LI'.split(' ');

/** Whether a party has a VAT id (BT-31, BT-48): type `"vat"`, or no type and a European country. */
export function hasVatId(party: Party): boolean {
  return (party.taxIds ?? []).some((id) =>
    id.type === undefined ? VAT_COUNTRIES.includes(id.country) : id.type.toLowerCase() === 'vat',
  );
}
