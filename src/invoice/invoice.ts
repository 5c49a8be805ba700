import type { LineTaxShare, Rounding, TaxRow } from '../calculation/calculation.ts';
import type { PaymentTerm } from '../calendar/payment-term.ts';
import type { Period } from '../calendar/period.ts';
import type { EInvoiceChoice } from '../code-lists/e-invoice-profiles.ts';
import type { Address } from '../directory/address.ts';
import type { Buyer } from '../directory/buyer.ts';
import type { Identifier } from '../directory/identifier.ts';
import type { Note } from '../directory/note.ts';
import type { PaymentMeans } from '../directory/payment-means.ts';
import type { Seller } from '../directory/seller.ts';
import type { Fault } from '../errors/fault.ts';
import type { LineTaxSource } from '../tax/tax.ts';
import type { Attachment } from './attachment.ts';
import type { InvoiceReferences, LineReferences } from './document-references.ts';
import type { LineItem } from './line-item.ts';
import type { InvoiceDeposit, LineWithholding, Withholding, WriteOff } from './payable.ts';

/**
 * What the document is (BT-3, UNTDID 1001).
 *
 * - `invoice`: an ordinary invoice (380)
 * - `prepayment`: a bill before the supply (386)
 * - `corrective`: a change to an earlier invoice (384)
 * - `partial`: for a part of what is supplied (326)
 * - `self_billed`: written by the buyer in the name of the seller (389; its credit note is 261)
 * - `factored`: its claim is assigned to a factor (393; its credit note is 396)
 */
export type DocumentType = 'invoice' | 'prepayment' | 'corrective' | 'partial' | 'self_billed' | 'factored';

/** The types of documents, for validation. */
export const documentTypes: readonly DocumentType[] = [
  'invoice',
  'prepayment',
  'corrective',
  'partial',
  'self_billed',
  'factored',
];

/** What is supplied; France asks for it (in BT-23: B, S or M). */
export type Operation = 'goods' | 'services' | 'mixed';

/** The operations, for validation. */
export const operations: readonly Operation[] = ['goods', 'services', 'mixed'];

/** Where in its life an invoice is. */
export type InvoiceStatus = 'draft' | 'open' | 'finalized' | 'voided';

/** The statuses of an invoice, in the order of its life. */
export const invoiceStatuses: readonly InvoiceStatus[] = ['draft', 'open', 'finalized', 'voided'];

/** How far an invoice is settled. */
export type PaymentStatus =
  | 'unpaid'
  | 'partially_paid'
  | 'paid'
  | 'credited'
  | 'written_off'
  | 'uncollectible'
  | 'voided';

/** The payment statuses of an invoice. */
export const paymentStatuses: readonly PaymentStatus[] = [
  'unpaid',
  'partially_paid',
  'paid',
  'credited',
  'written_off',
  'uncollectible',
  'voided',
];

/** Short texts by name, at most 50. */
export interface ShortTexts {
  readonly [key: string]: string;
}

/** Where goods or services go (BG-13). */
export interface DeliverTo {
  /** BT-70. */
  readonly name?: string;
  /** BT-71, such as a GLN. */
  readonly identifier?: Identifier;
  /** BG-15. */
  readonly address: Address;
}

/** An earlier invoice that this one refers to (BG-3). */
export interface PrecedingInvoice {
  /** BT-25. */
  readonly number: string;
  /** ISO date. */
  readonly issueDate: string;
}

/** Units of the tax currency for one unit of the invoice's. */
export interface ExchangeRate {
  /** Decimal text, above zero. */
  readonly rate: string;
  /** ISO date. */
  readonly date: string;
  /** Such as `"ECB"`. */
  readonly source: string;
}

/** A line of an invoice; amounts in major units. */
export interface InvoiceLine {
  readonly id: string;
  /** Code of the add-on, where it has one. */
  readonly addOn: string | null;
  /** BT-153. */
  readonly name: string;
  /** BT-154. */
  readonly description: string | null;
  /** A heading over this and other lines. */
  readonly group: string | null;
  /** BT-129. */
  readonly quantity: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  /** BT-146; gross where `pricesIncludeTax`. */
  readonly unitPrice: string;
  /** To how many units the price refers (BT-149). */
  readonly baseQuantity: string;
  /** BG-26. */
  readonly period: Period | null;
  /** BT-127. */
  readonly note: string | null;
  /** BG-31: `null` where nothing is known of it. */
  readonly item: LineItem | null;
  /** BT-128, BT-132, BT-133: `null` where there are none. */
  readonly references: LineReferences | null;
  /** Its own tax point; `null`: it follows from the document, or from `period`. */
  readonly taxPointDate: string | null;
  /** ISO date: the day whose taxes apply to it. */
  readonly taxDate: string;
  /** Net (BT-131). */
  readonly amount: string;
  /** Its share of the tax; the shares of all lines sum to the tax of the invoice. */
  readonly taxAmount: string;
  /** `amount` + `taxAmount`. */
  readonly total: string;
  /** The taxes on it, with its share of each (BG-30). */
  readonly taxes: readonly LineTaxShare[];
  /**
   * Which level decided the taxes; `null` if no level did. `resolver_as_filed`: the resolver stated amounts as the
   * provider files them, and they were not checked against rate × base.
   */
  readonly taxSource: LineTaxSource | null;
  /** Its shares of the taxes that the customer withholds. */
  readonly withholdings: readonly LineWithholding[];
  /** Id of the deposit that this line deducts; `null` on every other line. */
  readonly deposit: string | null;
  /** The host's own. */
  readonly metadata: ShortTexts;
}

/** A row of an invoice's tax breakdown. */
export interface InvoiceTax extends TaxRow {
  /** What documents call it, such as `VAT`. */
  readonly name: string;
  /** Such as `VAT` or `GST`. */
  readonly scheme: string;
}

/** Money that moved for an invoice; amounts in major units, positive. */
export interface Payment {
  readonly id: string;
  readonly kind: 'payment' | 'refund' | 'reversal';
  /** Major units, above zero. */
  readonly amount: string;
  /** ISO instant. */
  readonly receivedAt: string;
  /** Such as `"bank_transfer"`; the host's own word. */
  readonly method: string | null;
  /** Such as the id of the bank's entry. */
  readonly reference: string | null;
  /** For a reversal: the id of the payment that failed after all. */
  readonly reverses: string | null;
}

/** What every invoice has, whatever its status. JSON-safe; amounts in major units, dates ISO, instants UTC. */
export interface InvoiceContent {
  readonly id: string;
  /** Whose invoice it is. */
  readonly tenant: string;
  /** The `sequence` of its last event. */
  readonly version: number;
  readonly origin: 'one_off';
  /** BT-3, by name. */
  readonly documentType: DocumentType;
  /** ISO 4217 (BT-5). */
  readonly currency: string;
  /** ISO instant from which `finalizeDue` takes it. */
  readonly finalizeAt: string | null;
  /** ISO date (BT-72). */
  readonly supplyDate: string | null;
  /** BT-7. */
  readonly taxPointDate: string | null;
  /** BT-8: what makes the tax due, a code of UNTDID 2005: `3` the invoice date, `35` delivery, `432` payment. */
  readonly taxPointEvent: string | null;
  /** What is supplied; France asks for it. */
  readonly operation: Operation | null;
  /** ISO date: the day whose taxes apply to the document; each line has one of its own. */
  readonly taxDate: string;
  /** The due date follows from it (BT-20). */
  readonly paymentTerm: PaymentTerm | null;
  /** BG-13. */
  readonly deliverTo: DeliverTo | null;
  /** BG-14. */
  readonly servicePeriod: Period | null;
  /** BT-13. */
  readonly purchaseOrderNumber: string | null;
  /** BT-10. */
  readonly buyerReference: string | null;
  /** BT-12. */
  readonly contractReference: string | null;
  /** BT-11, BT-14 to BT-19. */
  readonly references: InvoiceReferences;
  /** BG-3. */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** BG-16: those given, else the billing entity's. */
  readonly paymentMeans: readonly PaymentMeans[];
  /** Who gave the means of payment; a draft takes those of its billing entity each time it is priced. */
  readonly paymentMeansSource: 'invoice' | 'billing_entity' | null;
  /** The profile of its e-invoice; `null`: its customer's. `none`: it is not sent as an e-invoice. */
  readonly eInvoiceProfile: EInvoiceChoice | null;
  /** A text to the customer, printed (BT-22). */
  readonly memo: string | null;
  /** BG-1: its own; those of its billing entity are in `billingEntity.notes`. */
  readonly notes: readonly Note[];
  /** BG-24. */
  readonly attachments: readonly Attachment[];
  /** The host's own; never printed. */
  readonly metadata: ShortTexts;
  /** Printed, each with its name. */
  readonly customFields: ShortTexts;
  /** Snapshots: frozen at open or finalize. */
  readonly billingEntity: Seller;
  /** BG-7, frozen with `billingEntity`. */
  readonly customer: Buyer;
  /** IANA name of the billing entity's time zone: the dates, and the days of periods that are instants, are days there. */
  readonly timeZone: string;
  /** BG-25, in the order of the input. */
  readonly lines: readonly InvoiceLine[];
  /** BG-23: one row per tax, rate, category and jurisdiction. */
  readonly taxes: readonly InvoiceTax[];
  /** Net (BT-106, BT-109). */
  readonly subtotal: string;
  /** The sum of `taxes` (BT-110). */
  readonly taxAmount: string;
  /** With tax (BT-112), before taxes are withheld and before cash rounding. */
  readonly total: string;
  /** The deposits that it deducts; each is one line or more in `lines`. */
  readonly deposits: readonly InvoiceDeposit[];
  /** The taxes that the customer withholds; no part of the total. */
  readonly withholdings: readonly Withholding[];
  /** The sum of `withholdings`. */
  readonly amountWithheld: string;
  /** The smallest amount that cash in its currency has, such as `"0.05"`; `null` where nothing is rounded. */
  readonly cashRounding: string | null;
  /** What cash rounding adds (BT-114), below zero where it takes away. */
  readonly roundingAmount: string;
  /** `total − amountWithheld + roundingAmount`: what the customer is asked to pay. */
  readonly amountPayable: string;
  /** Payments less refunds and reversals. */
  readonly amountPaid: string;
  /** The `amountPayable` of its credit notes. */
  readonly amountCredited: string;
  /** The sum of `writeOffs`. */
  readonly amountWrittenOff: string;
  /** `max(0, amountPayable − amountCredited − amountPaid − amountWrittenOff)`; zero on a voided invoice. */
  readonly amountDue: string;
  /** `max(0, amountPaid + amountCredited − amountPayable)`. */
  readonly amountRefundable: string;
  /** Follows from the amounts, `uncollectible` and `voided` apart. */
  readonly paymentStatus: PaymentStatus;
  /** `pending`: the tax resolver could not answer yet. */
  readonly taxStatus: 'complete' | 'pending';
  /** The unit prices are gross. */
  readonly pricesIncludeTax: boolean;
  /** How tax was rounded. */
  readonly rounding: Rounding;
  /** BT-6, where it differs from `currency`. */
  readonly taxCurrency: string | null;
  /** From `currency` to `taxCurrency`. */
  readonly exchangeRate: ExchangeRate | null;
  /** VAT in the tax currency (BT-111). */
  readonly taxAmountInTaxCurrency: string | null;
  /** In the order of recording. */
  readonly payments: readonly Payment[];
  /** In the order of recording. */
  readonly writeOffs: readonly WriteOff[];
  /** On a deposit: id of the invoice that deducts it. */
  readonly deductedBy: string | null;
  /** Id of the invoice that this one replaces. */
  readonly replaces: string | null;
  /** Id of the invoice that replaces this one. */
  readonly replacedBy: string | null;
  /** The host's own words. */
  readonly voidReason: string | null;
  /**
   * On a draft: what would keep it from being finalized; and what is probably a mistake (`tax.rate_below_one`) or what its
   * e-invoice would miss (`einvoice.*`), which do not, unless the policy requires e-invoices.
   */
  readonly warnings: readonly Fault[];
  /** ISO instant. */
  readonly createdAt: string;
  /** ISO instant. */
  readonly updatedAt: string;
  /** ISO instant. */
  readonly finalizedAt: string | null;
  /** ISO instant. */
  readonly voidedAt: string | null;
  /** `receivedAt` of the payment that settled it. */
  readonly paidAt: string | null;
  /** ISO instant at which it was marked overdue. */
  readonly overdueAt: string | null;
  /** Of this shape. */
  readonly schemaVersion: 1;
}

/** An invoice that may change; numbered only under a policy that numbers drafts. */
export interface DraftInvoice extends InvoiceContent {
  /** What money did is `paymentStatus`. */
  readonly status: 'draft';
  /** It is not finalized until it is released. */
  readonly onHold: boolean;
  /** BT-1: `null` until it is issued, unless the policy numbers drafts. */
  readonly number: string | null;
  /** ISO date (BT-2), a day of `timeZone`; `null` until it is issued, unless the input gives it. */
  readonly issueDate: string | null;
  /** ISO date (BT-9). */
  readonly dueDate: string | null;
}

/** An approved invoice: content, parties and taxes are frozen, the number is not yet taken. */
export interface OpenInvoice extends InvoiceContent {
  readonly status: 'open';
  readonly onHold: boolean;
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
}

/** An issued invoice: immutable but for its payments and credits. */
export interface FinalizedInvoice extends InvoiceContent {
  readonly status: 'finalized';
  readonly onHold: false;
  readonly number: string;
  /** ISO date, a day of the billing entity's time zone. */
  readonly issueDate: string;
  readonly dueDate: string;
  readonly finalizedAt: string;
}

/** A cancelled invoice; it keeps its number. */
export interface VoidedInvoice extends InvoiceContent {
  readonly status: 'voided';
  readonly onHold: false;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly voidedAt: string;
  readonly voidReason: string;
}

/** An invoice; `status` tells which. */
export type Invoice = DraftInvoice | OpenInvoice | FinalizedInvoice | VoidedInvoice;
