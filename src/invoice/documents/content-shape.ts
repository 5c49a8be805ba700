import type { LineTaxShare, Rounding } from '../../calculation/calculation.ts';
import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { roundingModes } from '../../money/rounding.ts';
import { exemptionShape } from '../../tax/exemption.ts';
import { taxLevels, vatCategories } from '../../tax/tax.ts';
import { nullable } from '../../validation/combine.ts';
import { oneOf } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Leaf, ObjectShape, Optional } from '../../validation/shape.ts';
import type { InvoiceReferences, LineReferences, ObjectReference } from '../document-references.ts';
import type { ExchangeRate, InvoiceTax } from '../invoice.ts';
import type { ItemAttribute, ItemClassification, ItemIds, LineItem } from '../line-item.ts';
import { anyNumberOf } from './any-number-of.ts';
import { documentText } from './document-text.ts';

/** An amount in major units. */
export const amount: Leaf<string> = decimalTextLeaf;

/** The shape of a {@link LineTaxShare}. */
export const taxShare: ObjectShape<LineTaxShare> = /* @__PURE__ */ object<LineTaxShare>({
  code: documentText(),
  rate: nullable(decimalTextLeaf),
  category: nullable(oneOf(vatCategories)),
  jurisdiction: optional(documentText(40)),
  amount,
});

/** The shape of a stored {@link LineItem}. */
export const item: ObjectShape<LineItem> = /* @__PURE__ */ object<LineItem>({
  ids: object<ItemIds>({
    seller: optional(documentText()),
    buyer: optional(documentText()),
    standard: optional(object<NonNullable<ItemIds['standard']>>({ scheme: documentText(40), value: documentText() })),
  }),
  classifications: anyNumberOf(
    object<ItemClassification>({ list: documentText(40), version: optional(documentText(40)), code: documentText() }),
  ),
  originCountry: optional(documentText(10)),
  attributes: anyNumberOf(object<ItemAttribute>({ name: documentText(), value: documentText() })),
});

const objectReference: Optional<ObjectReference> = /* @__PURE__ */ optional(
  object<ObjectReference>({ scheme: optional(documentText(40)), value: documentText() }),
);

/** The shape of stored {@link LineReferences}. */
export const lineReferences: ObjectShape<LineReferences> = /* @__PURE__ */ object<LineReferences>({
  orderLine: optional(documentText()),
  accounting: optional(documentText()),
  object: objectReference,
});

/** The shape of stored {@link InvoiceReferences}. */
export const references: ObjectShape<InvoiceReferences> = /* @__PURE__ */ object<InvoiceReferences>({
  project: optional(documentText()),
  salesOrder: optional(documentText()),
  deliveryNote: optional(documentText()),
  receivingAdvice: optional(documentText()),
  tender: optional(documentText()),
  object: objectReference,
  accounting: optional(documentText()),
});

/** The shape of a row of the tax breakdown. */
export const taxRow: ObjectShape<InvoiceTax> = /* @__PURE__ */ object<InvoiceTax>({
  code: documentText(),
  name: documentText(),
  scheme: documentText(40),
  rate: nullable(decimalTextLeaf),
  category: nullable(oneOf(vatCategories)),
  exemption: nullable(exemptionShape),
  jurisdiction: nullable(documentText(40)),
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
  source: documentText(),
});
