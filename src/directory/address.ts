import { codeLeaf } from '../code-lists/code-leaf.ts';
import { countries } from '../code-lists/countries.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** A postal address (BG-5, BG-8, BG-12, BG-15); `country` is ISO 3166-1 alpha-2. */
export interface Address {
  readonly line1?: string;
  readonly line2?: string;
  readonly line3?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly region?: string;
  readonly country: string;
}

/** The shape of an {@link Address}. */
export const addressShape: ObjectShape<Address> = object<Address>({
  line1: optional(text()),
  line2: optional(text()),
  line3: optional(text()),
  city: optional(text()),
  postalCode: optional(text(40)),
  region: optional(text()),
  country: codeLeaf(countries, 10),
});
