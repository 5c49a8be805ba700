import { codeLeaf } from '../code-lists/code-leaf.ts';
import { countries } from '../code-lists/countries.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** A postal address (BG-5, BG-8, BG-12, BG-15); `country` is ISO 3166-1 alpha-2. */
export interface Address {
  /** Street and number (BT-35, BT-50). */
  readonly line1?: string;
  /** BT-36, BT-51. */
  readonly line2?: string;
  /** BT-162, BT-163. */
  readonly line3?: string;
  /** BT-37, BT-52. */
  readonly city?: string;
  /** BT-38, BT-53. */
  readonly postalCode?: string;
  /** State, province or canton (BT-39, BT-54). */
  readonly region?: string;
  /** ISO 3166-1 alpha-2 (BT-40, BT-55). */
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
