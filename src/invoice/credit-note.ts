import type { LineTaxShare, Rounding } from '../calculation/calculation.ts';
import type { Period } from '../calendar/period.ts';
import type { EInvoiceChoice } from '../code-lists/e-invoice-profiles.ts';
import type { Buyer } from '../directory/buyer.ts';
import type { Note } from '../directory/note.ts';
import type { PaymentMeans } from '../directory/payment-means.ts';
import type { Seller } from '../directory/seller.ts';
import type { InvoiceReferences, LineReferences } from './document-references.ts';
import type { DeliverTo, DocumentType, ExchangeRate, InvoiceTax, ShortTexts } from './invoice.ts';
import type { LineItem } from './line-item.ts';
import type { LineWithholding, Withholding } from './payable.ts';

/** Why an invoice is credited; `other` says more in `reasonText` (S1). */
export type CreditNoteReason =
  | 'duplicate'
  | 'order_change'
  | 'cancellation'
  | 'service_unsatisfactory'
  | 'fraudulent'
  | 'other';

/** The reasons, for validation. */
export const creditNoteReasons: readonly CreditNoteReason[] = [
  'duplicate',
  'order_change',
  'cancellation',
  'service_unsatisfactory',
  'fraudulent',
  'other',
];

/** What is credited of one line of the invoice; amounts in major units, with the sign of that line. */
export interface CreditNoteLine {
  readonly id: string;
  /** The line of the invoice that it credits. */
  readonly invoiceLineId: string;
  /** As on the invoice's line, like the members down to `references`, because a credit note must be complete on its own. */
  readonly name: string;
  /** BT-154. */
  readonly description: string | null;
  /** `null` where an amount was credited, not a quantity. */
  readonly quantity: string | null;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  /** BT-146, as on the invoice. */
  readonly unitPrice: string;
  /** BT-149, as on the invoice. */
  readonly baseQuantity: string;
  /** BG-26, as on the invoice. */
  readonly period: Period | null;
  /** BG-31, as on the invoice. */
  readonly item: LineItem | null;
  /** As on the invoice. */
  readonly references: LineReferences | null;
  /** Net. */
  readonly amount: string;
  /** The tax that it takes back. */
  readonly taxAmount: string;
  /** `amount` + `taxAmount`. */
  readonly total: string;
  /** In the order of the invoice's line. */
  readonly taxes: readonly LineTaxShare[];
  /** In the order of the invoice's line. */
  readonly withholdings: readonly LineWithholding[];
}

/** The amounts of a document from its taxes to what is payable. */
type CreditedAmounts = Pick<
  CreditNote,
  | 'taxes'
  | 'subtotal'
  | 'taxAmount'
  | 'total'
  | 'withholdings'
  | 'amountWithheld'
  | 'roundingAmount'
  | 'amountPayable'
  | 'taxAmountInTaxCurrency'
>;

/** What a credit note in the successor of a withdrawn currency takes off its invoice, in the invoice's currency. */
export interface ConvertedAmounts extends CreditedAmounts {
  /** The invoice's. */
  readonly currency: string;
  /** Units of the invoice's currency for one unit of the note's. */
  readonly exchangeRate: ExchangeRate;
  /** In the order of the note's lines. */
  readonly lines: readonly ConvertedLine[];
}

/** What a line of such a note takes off the line of its invoice, in the invoice's currency. */
export type ConvertedLine = Pick<
  CreditNoteLine,
  'unitPrice' | 'amount' | 'taxAmount' | 'total' | 'taxes' | 'withholdings'
>;

/**
 * A correction of a finalized invoice downwards (BT-3, UNTDID 1001: 381, for a self-billed invoice 261, for a factored one
 * 396); amounts positive (EN 16931), immutable. It is complete: it can be printed or exported without the invoice.
 */
export interface CreditNote {
  readonly id: string;
  readonly tenant: string;
  readonly version: number;
  /** BT-1. */
  readonly number: string;
  /** ISO date. */
  readonly issueDate: string;
  /** What it corrects (BG-3). */
  readonly invoice: { readonly id: string; readonly number: string; readonly issueDate: string };
  /** The invoice's, like the members down to `timeZone`. */
  readonly documentType: DocumentType;
  /** BT-72. */
  readonly supplyDate: string | null;
  /** BT-7. */
  readonly taxPointDate: string | null;
  /** BT-8. */
  readonly taxPointEvent: string | null;
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
  /** IANA name. */
  readonly timeZone: string;
  /** BG-16: how the money goes back; the invoice's, unless the credit note was given others. */
  readonly paymentMeans: readonly PaymentMeans[];
  /** BG-1: its own; those of the billing entity are in `billingEntity.notes`. */
  readonly notes: readonly Note[];
  /** The profile of its e-invoice; the invoice's, unless the credit note was given another. */
  readonly eInvoiceProfile: EInvoiceChoice | null;
  /** Why it was written. */
  readonly reason: CreditNoteReason;
  /** The host's own words for the reason. */
  readonly reasonText: string | null;
  /** The parties as the invoice has them. */
  readonly billingEntity: Seller;
  readonly customer: Buyer;
  /** The invoice's, or where that is withdrawn its successor. */
  readonly currency: string;
  /** What it takes off the invoice, where that is in another currency; else `null`. */
  readonly converted: ConvertedAmounts | null;
  /** As on the invoice: the unit prices are gross. */
  readonly pricesIncludeTax: boolean;
  /** The invoice's. */
  readonly rounding: Rounding;
  /** What it takes back; positive amounts. */
  readonly lines: readonly CreditNoteLine[];
  /** What it takes back by tax; positive amounts. */
  readonly taxes: readonly InvoiceTax[];
  /** Net (BT-109). */
  readonly subtotal: string;
  /** BT-110. */
  readonly taxAmount: string;
  /** With tax (BT-112). */
  readonly total: string;
  /** What it takes back of the taxes that the customer withheld. */
  readonly withholdings: readonly Withholding[];
  /** What the customer no longer withholds. */
  readonly amountWithheld: string;
  /** What cash rounding adds; below zero where it takes away. */
  readonly roundingAmount: string;
  /** `total − amountWithheld + roundingAmount`: by how much it lowers what the customer is asked to pay. */
  readonly amountPayable: string;
  /** BT-6, BT-111: as on the invoice, at the invoice's rate; `null` where the note is in that currency itself. */
  readonly taxCurrency: string | null;
  /** That of the invoice. */
  readonly exchangeRate: ExchangeRate | null;
  /** VAT in the tax currency (BT-111). */
  readonly taxAmountInTaxCurrency: string | null;
  /** The host's own. */
  readonly metadata: ShortTexts;
  /** ISO instant. */
  readonly createdAt: string;
  /** Of this shape. */
  readonly schemaVersion: 1;
}
