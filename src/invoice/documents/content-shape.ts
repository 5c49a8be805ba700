import type { LineTaxShare, Rounding } from '../../calculation/calculation.ts';
import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { roundingModes } from '../../money/rounding.ts';
import { exemptionShape } from '../../tax/exemption.ts';
import { taxLevels, vatCategories } from '../../tax/tax.ts';
import { nullable } from '../../validation/combine.ts';
import { oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Leaf, ObjectShape, Optional } from '../../validation/shape.ts';
import type { InvoiceReferences, LineReferences, ObjectReference } from '../document-references.ts';
import type { ExchangeRate, InvoiceTax } from '../invoice.ts';
import type { ItemAttribute, ItemClassification, ItemIds, LineItem } from '../line-item.ts';
import { anyNumberOf } from './any-number-of.ts';

/** An amount in major units. */
export const amount: Leaf<string> = decimalTextLeaf;

/** The shape of a {@link LineTaxShare}. */
export const taxShare: ObjectShape<LineTaxShare> = /* @__PURE__ */ object<LineTaxShare>({
  code: text(),
  rate: nullable(decimalTextLeaf),
  category: nullable(oneOf(vatCategories)),
  jurisdiction: optional(text(40)),
  amount,
});

/** The shape of a stored {@link LineItem}. */
export const item: ObjectShape<LineItem> = /* @__PURE__ */ object<LineItem>({
  ids: object<ItemIds>({
    seller: optional(text()),
    buyer: optional(text()),
    standard: optional(object<NonNullable<ItemIds['standard']>>({ scheme: text(40), value: text() })),
  }),
  classifications: anyNumberOf(
    object<ItemClassification>({ list: text(40), version: optional(text(40)), code: text() }),
  ),
  originCountry: optional(text(10)),
  attributes: anyNumberOf(object<ItemAttribute>({ name: text(), value: text() })),
});

const objectReference: Optional<ObjectReference> = /* @__PURE__ */ optional(
  object<ObjectReference>({ scheme: optional(text(40)), value: text() }),
);

/** The shape of stored {@link LineReferences}. */
export const lineReferences: ObjectShape<LineReferences> = /* @__PURE__ */ object<LineReferences>({
  orderLine: optional(text()),
  accounting: optional(text()),
  object: objectReference,
});

/** The shape of stored {@link InvoiceReferences}. */
export const references: ObjectShape<InvoiceReferences> = /* @__PURE__ */ object<InvoiceReferences>({
  project: optional(text()),
  salesOrder: optional(text()),
  deliveryNote: optional(text()),
  receivingAdvice: optional(text()),
  tender: optional(text()),
  object: objectReference,
  accounting: optional(text()),
});

/** The shape of a row of the tax breakdown. */
export const taxRow: ObjectShape<InvoiceTax> = /* @__PURE__ */ object<InvoiceTax>({
  code: text(),
  name: text(),
  scheme: text(40),
  rate: nullable(decimalTextLeaf),
  category: nullable(oneOf(vatCategories)),
  exemption: nullable(exemptionShape),
  jurisdiction: nullable(text(40)),
  taxableAmount: amount,
  amount,
});

/** The shape of a stored {@link Rounding}. */
export const rounding: ObjectShape<Rounding> = /* @__PURE__ */ object<Rounding>({
  taxLevel: oneOf(taxLevels),
  mode: oneOf(roundingModes),
});

/** The shape of a stored {@link ExchangeRate}. */
export const exchangeRate: ObjectShape<ExchangeRate> = /* @__PURE__ */ object<ExchangeRate>({
  rate: decimalTextLeaf,
  date: isoDateLeaf,
  source: text(),
});
