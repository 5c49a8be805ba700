import { codeLeaf } from '../code-lists/code-leaf.ts';
import { codeList } from '../code-lists/code-list.ts';
import { countries } from '../code-lists/countries.ts';
import { identifierSchemes } from '../code-lists/identifier-schemes.ts';
import { itemClassifications } from '../code-lists/item-classifications.ts';
import { list } from '../validation/combine.ts';
import { frozenCopy } from '../validation/frozen.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** The numbers under which an item is known. */
export interface ItemIds {
  /** BT-155; an export takes the add-on's code where it is left out. */
  readonly seller?: string;
  /** BT-156. */
  readonly buyer?: string;
  /** BT-157; `scheme` is an ISO 6523 code, such as `"0160"` for a GTIN. */
  readonly standard?: { readonly scheme: string; readonly value: string };
}

/** A code of an item in a classification (BT-158), such as `{ list: 'STI', code: '86000000' }` for CPV. */
export interface ItemClassification {
  /** A code of UNTDID 7143, or India's `HSN` and `SAC`. */
  readonly list: string;
  /** BT-158-2. */
  readonly version?: string;
  /** BT-158. */
  readonly code: string;
}

/** A property of an item, such as its colour (BG-32). */
export interface ItemAttribute {
  /** BT-160. */
  readonly name: string;
  /** BT-161. */
  readonly value: string;
}

/** What is known of the item of a line (BG-31). */
export interface LineItem {
  /** BT-155 to BT-157. */
  readonly ids: ItemIds;
  /** BT-158. */
  readonly classifications: readonly ItemClassification[];
  /** BT-159, ISO 3166-1 alpha-2. */
  readonly originCountry?: string;
  /** BG-32. */
  readonly attributes: readonly ItemAttribute[];
}

/** {@link LineItem} as it is given: what is left out is empty. */
export type LineItemInput = { readonly [K in keyof LineItem]?: LineItem[K] };

const classificationLists = codeList(
  'item classification schemes (UNTDID 7143, HSN, SAC)',
  () => [...itemClassifications.codes(), 'HSN', 'SAC'],
  (written) => ({ CPV: 'STI', UNSPSC: 'TST', ECLASS: 'BF' })[written.trim().toUpperCase()],
);

/** The shape of a {@link LineItemInput}. */
export const lineItemShape: ObjectShape<LineItemInput> = object<LineItemInput>({
  ids: optional(
    object<ItemIds>({
      seller: optional(text()),
      buyer: optional(text()),
      standard: optional(
        object<NonNullable<ItemIds['standard']>>({ scheme: codeLeaf(identifierSchemes), value: text() }),
      ),
    }),
  ),
  classifications: optional(
    list(
      object<ItemClassification>({ list: codeLeaf(classificationLists), version: optional(text(40)), code: text() }),
      { max: 50 },
    ),
  ),
  originCountry: optional(codeLeaf(countries, 10)),
  attributes: optional(list(object<ItemAttribute>({ name: text(), value: text() }), { max: 100 })),
});

/** The item of a line as it is stored; nothing of the input is shared. */
export function presentItem({
  ids = {},
  classifications = [],
  originCountry,
  attributes = [],
}: LineItemInput): LineItem {
  return frozenCopy({
    ids,
    classifications,
    ...(originCountry !== undefined && { originCountry }),
    attributes,
  });
}
