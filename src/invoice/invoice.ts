import type { LineTaxShare, Rounding, TaxRow } from '../calculation/calculation.ts';
import type { PaymentTerm } from '../calendar/payment-term.ts';
import type { Period } from '../calendar/period.ts';
import type { Address, Party } from '../directory/party.ts';
import type { Fault } from '../errors/fault.ts';
import type { TaxSource } from '../tax/tax.ts';
import type { InvoiceDeposit, LineWithholding, Withholding, WriteOff } from './payable.ts';

/** What the document is: an ordinary invoice, a bill before the supply, or a change to an earlier invoice. */
export type DocumentType = 'invoice' | 'prepayment' | 'corrective';

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
  readonly name?: string;
  readonly address: Address;
}

/** An earlier invoice that this one refers to (BG-3). */
export interface PrecedingInvoice {
  readonly number: string;
  /** ISO date. */
  readonly issueDate: string;
}

/** How the buyer may pay (BG-16). */
export interface PaymentMeans {
  /** UNCL 4461 code, such as `"58"` for a SEPA credit transfer. */
  readonly code: string;
  readonly text?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly accountName?: string;
  /** What the payer is to quote (BT-83). */
  readonly reference?: string;
}

/** Units of the tax currency for one unit of the invoice's. */
export interface ExchangeRate {
  readonly rate: string;
  /** ISO date. */
  readonly date: string;
  /** Such as `"ECB"`. */
  readonly source: string;
}

/** A line of an invoice; amounts in major units. */
export interface InvoiceLine {
  readonly id: string;
  /** Code of the add-on. */
  readonly addOn: string | null;
  readonly name: string;
  readonly description: string | null;
  /** A heading over this and other lines. */
  readonly group: string | null;
  readonly quantity: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly unitPrice: string;
  readonly baseQuantity: string;
  readonly period: Period | null;
  /** Net. */
  readonly amount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly taxes: readonly LineTaxShare[];
  /** Which level decided the taxes; `null` when none said anything. */
  readonly taxSource: TaxSource | null;
  /** Its shares of the taxes that the customer withholds. */
  readonly withholdings: readonly LineWithholding[];
  /** Id of the deposit that this line deducts; `null` on every other line. */
  readonly deposit: string | null;
  readonly metadata: ShortTexts;
}

/** A row of an invoice's tax breakdown. */
export interface InvoiceTax extends TaxRow {
  readonly name: string;
  readonly scheme: string;
}

/** Money that moved for an invoice; amounts in major units, positive. */
export interface Payment {
  readonly id: string;
  readonly kind: 'payment' | 'refund' | 'reversal';
  readonly amount: string;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly method: string | null;
  readonly reference: string | null;
  /** For a reversal: the id of the payment that failed after all. */
  readonly reverses: string | null;
}

/** What every invoice has, whatever its status. JSON-safe; amounts in major units, dates ISO, instants UTC. */
export interface InvoiceContent {
  readonly id: string;
  readonly tenant: string;
  /** The `sequence` of its last event. */
  readonly version: number;
  readonly origin: 'one_off';
  readonly documentType: DocumentType;
  readonly currency: string;
  readonly finalizeAt: string | null;
  readonly supplyDate: string | null;
  readonly taxPointDate: string | null;
  readonly paymentTerm: PaymentTerm | null;
  readonly deliverTo: DeliverTo | null;
  readonly servicePeriod: Period | null;
  readonly purchaseOrderNumber: string | null;
  readonly buyerReference: string | null;
  readonly contractReference: string | null;
  readonly precedingInvoices: readonly PrecedingInvoice[];
  readonly paymentMeans: PaymentMeans | null;
  readonly memo: string | null;
  readonly metadata: ShortTexts;
  readonly customFields: ShortTexts;
  /** Snapshots: frozen at open or finalize. */
  readonly billingEntity: Party;
  readonly customer: Party;
  readonly lines: readonly InvoiceLine[];
  readonly taxes: readonly InvoiceTax[];
  readonly subtotal: string;
  readonly taxAmount: string;
  /** With tax (BT-112), before taxes are withheld and before cash rounding. */
  readonly total: string;
  /** The deposits that it deducts; each is one line or more in `lines`. */
  readonly deposits: readonly InvoiceDeposit[];
  readonly withholdings: readonly Withholding[];
  /** The sum of `withholdings`. */
  readonly amountWithheld: string;
  /** The smallest amount that cash in its currency has, such as `"0.05"`; `null` where nothing is rounded. */
  readonly cashRounding: string | null;
  /** What cash rounding adds (BT-114), below zero where it takes away. */
  readonly roundingAmount: string;
  /** `total − amountWithheld + roundingAmount`: what the customer is asked to pay. */
  readonly amountPayable: string;
  readonly amountPaid: string;
  /** The `amountPayable` of its credit notes. */
  readonly amountCredited: string;
  readonly amountWrittenOff: string;
  /** `max(0, amountPayable − amountCredited − amountPaid − amountWrittenOff)`; zero on a voided invoice. */
  readonly amountDue: string;
  /** `max(0, amountPaid + amountCredited − amountPayable)`. */
  readonly amountRefundable: string;
  readonly paymentStatus: PaymentStatus;
  /** `pending`: the tax resolver could not answer yet. */
  readonly taxStatus: 'complete' | 'pending';
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  /** BT-6, where it differs from `currency`. */
  readonly taxCurrency: string | null;
  readonly exchangeRate: ExchangeRate | null;
  /** VAT in the tax currency (BT-111). */
  readonly taxAmountInTaxCurrency: string | null;
  readonly payments: readonly Payment[];
  readonly writeOffs: readonly WriteOff[];
  /** On a deposit: id of the invoice that deducts it. */
  readonly deductedBy: string | null;
  /** Id of the invoice that this one replaces. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly voidReason: string | null;
  /** On a draft: what would keep it from being finalized. */
  readonly warnings: readonly Fault[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly finalizedAt: string | null;
  readonly voidedAt: string | null;
  /** `receivedAt` of the payment that settled it. */
  readonly paidAt: string | null;
  readonly overdueAt: string | null;
  readonly schemaVersion: 1;
}

/** An invoice that may change; numbered only under a policy that numbers drafts. */
export interface DraftInvoice extends InvoiceContent {
  readonly status: 'draft';
  readonly onHold: boolean;
  readonly number: string | null;
  readonly issueDate: string | null;
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

/** The number as it is shown: `DRAFT` until there is one. */
export function displayNumber(invoice: Invoice): string {
  return invoice.number ?? 'DRAFT';
}
