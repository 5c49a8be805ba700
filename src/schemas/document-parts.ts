import type { LineTaxShare, Rounding } from '../calculation/calculation.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import { type Buyer, buyerFields } from '../directory/buyer.ts';
import { type Seller, sellerFields } from '../directory/seller.ts';
import type { ExchangeRate, InvoiceTax } from '../invoice/invoice.ts';
import { type LineItem, lineItemShape } from '../invoice/line-item.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { roundingModes } from '../money/rounding.ts';
import { exemptionShape } from '../tax/exemption.ts';
import { taxLevels, vatCategories } from '../tax/tax.ts';
import { nullable } from '../validation/combine.ts';
import { oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { amount } from './payable-document.ts';

/** The shape of a {@link LineTaxShare}. */
export const taxShare: ObjectShape<LineTaxShare> = object<LineTaxShare>({
  code: text(),
  rate: nullable(decimalTextLeaf),
  category: nullable(oneOf(vatCategories)),
  jurisdiction: optional(text(40)),
  amount,
});

const { ids, classifications, originCountry, attributes } = lineItemShape.fields;

/** The shape of a stored {@link LineItem}. */
export const item: ObjectShape<LineItem> = object<LineItem>({
  ids: ids.shape,
  classifications: classifications.shape,
  originCountry,
  attributes: attributes.shape,
});

/** The shape of a row of the tax breakdown. */
export const taxRow: ObjectShape<InvoiceTax> = object<InvoiceTax>({
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

/** The shape of a buyer's snapshot. */
export const buyer: ObjectShape<Buyer> = object<Buyer>(buyerFields);

/** The shape of a seller's snapshot. */
export const seller: ObjectShape<Seller> = object<Seller>(sellerFields);

/** The shape of a stored {@link Rounding}. */
export const rounding: ObjectShape<Rounding> = object<Rounding>({
  taxLevel: oneOf(taxLevels),
  mode: oneOf(roundingModes),
});

/** The shape of a stored {@link ExchangeRate}. */
export const exchangeRate: ObjectShape<ExchangeRate> = object<ExchangeRate>({
  rate: decimalTextLeaf,
  date: isoDateLeaf,
  source: text(),
});
