import { MAX_LINES, tooManyLines } from '../calculation/validate-calculation.ts';
import { instantLeaf } from '../calendar/instant.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import { type PaymentTerm, paymentTermShape } from '../calendar/payment-term.ts';
import { type Period, periodShape } from '../calendar/period.ts';
import { codeLeaf } from '../code-lists/code-leaf.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../code-lists/e-invoice-profiles.ts';
import { taxPointEvents } from '../code-lists/tax-point-events.ts';
import { units } from '../code-lists/units.ts';
import { addressShape } from '../directory/address.ts';
import { identifierShape } from '../directory/identifier.ts';
import { type Note, notesShape } from '../directory/note.ts';
import type { PaymentMeans } from '../directory/payment-means.ts';
import { paymentMeansListShape } from '../directory/payment-means-shape.ts';
import { taxCodesShape } from '../directory/tax-codes.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { AttachmentInput } from '../invoice/attachment.ts';
import {
  type InvoiceReferences,
  invoiceReferencesShape,
  type LineReferences,
  lineReferencesShape,
} from '../invoice/document-references.ts';
import {
  type DeliverTo,
  type DocumentType,
  documentTypes,
  type Operation,
  operations,
  type PrecedingInvoice,
  type ShortTexts,
} from '../invoice/invoice.ts';
import { type LineItemInput, lineItemShape } from '../invoice/line-item.ts';
import {
  baseQuantityLeaf,
  type DecimalInput,
  decimalLeaf,
  decimalTextLeaf,
  positiveDecimal,
} from '../money/check-decimal.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import { checkPrice, type PriceInput, priceText } from '../money/price.ts';
import { isBelowZero } from '../money/sign.ts';
import type { IssueMode } from '../policy/policy.ts';
import { list, nullable } from '../validation/combine.ts';
import { flag, oneOf, text } from '../validation/leaves.ts';
import { nameMeant } from '../validation/name-meant.ts';
import { object, optional } from '../validation/object.ts';
import { refineLoosely } from '../validation/refine.ts';
import { type Fields, type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import { shortTexts } from '../validation/short-texts.ts';
import { attachmentsShape } from './attachments.ts';
import {
  addNoLines,
  dateRules,
  lineRules,
  priceRules,
  requiredOfLine,
  taxPointRules,
  withoutDuplicates,
} from './input-rules.ts';

/** A line to bill: an add-on with overrides, or free text with a price. */
export interface LineInput {
  /** Code of an add-on: gives name, description, price in the invoice's currency, and default taxes. */
  readonly addOn?: string;
  /** BT-153; may be left out beside an add-on. */
  readonly name?: string;
  /** BT-154. */
  readonly description?: string;
  /** A heading over this and other lines, such as a product. */
  readonly group?: string;
  /** Default 1; below zero only where the policy allows adjustments. */
  readonly quantity?: DecimalInput;
  /** UN/ECE Recommendation 20, default `C62` (one). */
  readonly unit?: string;
  /** Major units; never a JS number. */
  readonly unitPrice?: PriceInput;
  /** To how many units the price refers (BT-149), default 1. */
  readonly baseQuantity?: DecimalInput;
  /** A cross-check: must equal the computed amount. */
  readonly amount?: string;
  /** Days or instants; both or neither. */
  readonly period?: Period;
  /** ISO date: the tax point of this line, where the document has none of its own. */
  readonly taxPointDate?: string;
  /** Default: derived. An empty list means no tax row, on purpose. */
  readonly taxCodes?: readonly string[];
  /** BT-127. */
  readonly note?: string;
  /** BG-31: ids, classifications, origin and attributes of what is billed. */
  readonly item?: LineItemInput;
  /** BT-128, BT-132, BT-133. */
  readonly references?: LineReferences;
  /** The host's own, at most 50 short texts. */
  readonly metadata?: ShortTexts;
}

/** The rate for VAT in the seller's currency, from the host's own source. */
export interface ExchangeRateInput {
  /** Units of the tax currency for one unit of the invoice's. */
  readonly rate: DecimalInput;
  /** ISO date. */
  readonly date: string;
  /** Such as `"ECB"`. */
  readonly source: string;
}

/** A deposit to deduct. */
export interface DepositInput {
  /** Id of the invoice that billed it. */
  readonly invoiceId: string;
  /** The name of the line that deducts it; default: "Deposit" and its number, in the customer's language or the seller's. */
  readonly name?: string;
}

/** The details of an invoice apart from its lines; the same for creating and editing. */
export interface InvoiceDetails {
  /** BT-3, by name; default `invoice`. */
  readonly documentType?: DocumentType;
  /** The unit prices are gross. Default `false`. */
  readonly pricesIncludeTax?: boolean;
  /** ISO date; default: the day on which it is finalized, in the billing entity's time zone. */
  readonly issueDate?: string;
  /** ISO date; default: issue date plus payment term. */
  readonly dueDate?: string;
  /** Before that of the customer and the billing entity (BT-20). */
  readonly paymentTerm?: PaymentTerm;
  /** ISO instant from which `finalizeDue` takes it. */
  readonly finalizeAt?: string;
  /** ISO date on which it was delivered (BT-72). */
  readonly supplyDate?: string;
  /**
   * ISO date whose taxes apply (BT-7), not beside `taxPointEvent`; default: the supply date, else the end of the service period, else the end of a
   * line's own period, none of them after the issue date, else the issue date.
   */
  readonly taxPointDate?: string;
  /** BT-8, a code of UNTDID 2005: `3` the invoice date, `35` delivery, `432` payment; not beside `taxPointDate`. */
  readonly taxPointEvent?: string;
  /** What is supplied; France asks for it. */
  readonly operation?: Operation;
  /** BG-13. */
  readonly deliverTo?: DeliverTo;
  /** BG-14. */
  readonly servicePeriod?: Period;
  /** For the VAT in the seller's currency (BT-111). */
  readonly exchangeRate?: ExchangeRateInput;
  /** BT-13. */
  readonly purchaseOrderNumber?: string;
  /** BT-10. */
  readonly buyerReference?: string;
  /** BT-12. */
  readonly contractReference?: string;
  /** BT-11, BT-14 to BT-19. */
  readonly references?: InvoiceReferences;
  /** BG-3. */
  readonly precedingInvoices?: readonly PrecedingInvoice[];
  /**
   * The deposits that this invoice deducts: issued documents of type `prepayment` or `partial` of the same billing entity,
   * customer and currency. Each is deducted once.
   */
  readonly deposits?: readonly DepositInput[];
  /** BG-16; default: the billing entity's. An empty list: none. */
  readonly paymentMeans?: readonly PaymentMeans[];
  /**
   * The profile of its e-invoice, default: the customer's; a draft warns of what the profile would miss. `"none"`: it is
   * not sent as an e-invoice.
   */
  readonly eInvoiceProfile?: EInvoiceChoice;
  /** A text to the customer, printed (BT-22). */
  readonly memo?: string;
  /** BG-1, in addition to those of the billing entity. */
  readonly notes?: readonly Note[];
  /** BG-24; each of at most 1,000,000 bytes, unless the policy says otherwise. */
  readonly attachments?: readonly AttachmentInput[];
  /** At most 50 short texts, not printed. */
  readonly metadata?: ShortTexts;
  /** At most 50 short texts, printed. */
  readonly customFields?: ShortTexts;
  /** A cross-check: must equal the computed total. */
  readonly expectedTotal?: string;
}

/** What `createOneOffInvoice` takes. */
export interface OneOffInvoiceInput extends InvoiceDetails {
  readonly customerId: string;
  /** Default: the customer's, else the only one. */
  readonly billingEntityId?: string;
  /** ISO 4217; default by policy. */
  readonly currency?: string;
  /** Default by policy. */
  readonly issue?: IssueMode;
  readonly lines: readonly LineInput[];
}

/** A line of an edit: with the `id` of a line it changes that line and keeps what it does not name. */
export type LineUpdate = { readonly id?: string | undefined } & {
  readonly [K in keyof LineInput]: LineInput[K] | null;
};

/**
 * What `updateDraft` takes: absent members stay, `null` clears, `lines` is the whole new list, `addLines` adds lines
 * behind the others.
 *
 * Another `currency` looks up again the prices that the catalogue gives; a price that was stated must be stated again, unless
 * the new currency is the successor of a withdrawn one: then it is converted at the rate that the law fixed.
 */
export type DraftUpdate = { readonly [K in keyof InvoiceDetails]: InvoiceDetails[K] | null } & {
  /** ISO 4217; `null` goes back to the default of the policy. */
  readonly currency?: string | null;
  readonly lines?: readonly LineUpdate[];
  readonly addLines?: readonly LineInput[];
};

/** A price of zero or more (BR-27); anything less is a credit note or an adjustment. */
const unitPriceLeaf: Leaf<PriceInput> = leaf({ type: 'string' }, (value, path) => {
  const found = checkPrice(value, path);
  if (found || !isBelowZero(priceText(value as PriceInput))) return found;
  return fault('price.negative', path, 'the price is below zero (BR-27); use a credit note, or a negative quantity');
});

const NOT_APPLICABLE = /discount|coupon|credit|wallet|commitment|prepaid/i;

/** One-off invoices know no discounts, coupons, credits, wallets or commitments (S1, S2). */
function refuse(usual: Fault, key: string, fields: object): Fault {
  if (usual.code !== 'field.unknown' || !NOT_APPLICABLE.test(key)) return nameMeant(usual, key, fields);
  return fault(
    'discount.not_applicable',
    usual.path,
    `"${key.slice(0, 40)}": discounts, coupons, credits and commitments do not apply to one-off invoices; lower the price`,
  );
}

const lineTaxCodes: Shape<readonly string[]> = withoutDuplicates(taxCodesShape);

const lineFields: Fields<LineInput> = {
  addOn: optional(text()),
  name: optional(text()),
  description: optional(text(5000)),
  group: optional(text()),
  quantity: optional(decimalLeaf),
  unit: optional(codeLeaf(units, 40)),
  unitPrice: optional(unitPriceLeaf),
  baseQuantity: optional(baseQuantityLeaf),
  amount: optional(decimalTextLeaf),
  period: optional(periodShape),
  taxPointDate: optional(isoDateLeaf),
  taxCodes: optional(lineTaxCodes),
  note: optional(text(5000)),
  item: optional(lineItemShape),
  references: optional(lineReferencesShape),
  metadata: optional(shortTexts),
};

const deliverToShape: ObjectShape<DeliverTo> = object<DeliverTo>({
  name: optional(text()),
  identifier: optional(identifierShape),
  address: addressShape,
});

/** The shape of an {@link ExchangeRateInput}. */
export const exchangeRateShape: ObjectShape<ExchangeRateInput> = object<ExchangeRateInput>({
  rate: positiveDecimal('exchange_rate.not_positive', 'pass units of the one currency for one unit of the other'),
  date: isoDateLeaf,
  source: text(),
});

/** The members of {@link InvoiceDetails}. */
const detailFields: Fields<InvoiceDetails> = {
  documentType: optional(oneOf<DocumentType>(documentTypes)),
  pricesIncludeTax: optional(flag),
  issueDate: optional(isoDateLeaf),
  dueDate: optional(isoDateLeaf),
  paymentTerm: optional(paymentTermShape),
  finalizeAt: optional(instantLeaf),
  supplyDate: optional(isoDateLeaf),
  taxPointDate: optional(isoDateLeaf),
  taxPointEvent: optional(codeLeaf(taxPointEvents)),
  operation: optional(oneOf<Operation>(operations)),
  deliverTo: optional(deliverToShape),
  servicePeriod: optional(periodShape),
  exchangeRate: optional(exchangeRateShape),
  purchaseOrderNumber: optional(text()),
  buyerReference: optional(text()),
  contractReference: optional(text()),
  references: optional(invoiceReferencesShape),
  deposits: optional(list(object<DepositInput>({ invoiceId: text(), name: optional(text()) }), { max: 100 })),
  precedingInvoices: optional(list(object<PrecedingInvoice>({ number: text(), issueDate: isoDateLeaf }), { max: 100 })),
  paymentMeans: optional(paymentMeansListShape),
  eInvoiceProfile: optional(eInvoiceChoiceShape),
  memo: optional(text(5000)),
  notes: optional(notesShape),
  attachments: optional(attachmentsShape),
  metadata: optional(shortTexts),
  customFields: optional(shortTexts),
  expectedTotal: optional(decimalTextLeaf),
};

/** The shape of a {@link LineInput}, with the rules of a line. */
export const lineInputShape: ObjectShape<LineInput> = refineLoosely(
  object<LineInput>(lineFields, refuse),
  (line, report) => {
    for (const one of requiredOfLine(line)) report.add(one);
    lineRules(line, report);
  },
);

/** The shape of a {@link OneOffInvoiceInput}, with the rules of an invoice. */
export const oneOffInvoiceShape: ObjectShape<OneOffInvoiceInput> = refineLoosely(
  object<OneOffInvoiceInput>(
    {
      customerId: text(),
      billingEntityId: optional(text()),
      currency: optional(currencyCodeLeaf),
      issue: optional(oneOf<IssueMode>(['draft', 'held', 'now'])),
      ...detailFields,
      lines: list(lineInputShape, { max: MAX_LINES, tooMany: tooManyLines }),
    },
    refuse,
  ),
  (input, report) => {
    addNoLines(input, 'the invoice has no lines; bill at least one', report);
    priceRules(input, report);
    dateRules(input, report);
    taxPointRules(input, report);
  },
);

/** The shape of a {@link LineUpdate}. */
const lineUpdateShape: ObjectShape<LineUpdate> = refineLoosely(
  object<LineUpdate>({ id: optional(text()), ...orNull(lineFields) } as Fields<LineUpdate>, refuse),
  lineRules,
);

/** The shape of a {@link DraftUpdate}, with the rules of an edit. */
export const draftUpdateShape: ObjectShape<DraftUpdate> = refineLoosely(
  object<DraftUpdate>(
    {
      ...orNull({ currency: optional(currencyCodeLeaf), ...detailFields }),
      lines: optional(list(lineUpdateShape, { max: MAX_LINES, tooMany: tooManyLines })),
      addLines: optional(list(lineInputShape, { max: MAX_LINES, tooMany: tooManyLines })),
    } as Fields<DraftUpdate>,
    refuse,
  ),
  (input, report) => {
    addNoLines(input, 'the edit leaves no lines; leave "lines" out to keep them', report);
    dateRules(input, report);
    taxPointRules(input, report);
  },
);

function orNull(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, { optional: true, shape: nullable(field.shape) }]),
  );
}
