import type { LineTaxShare, Rounding } from '../calculation/calculation.ts';
import type { Party } from '../directory/party.ts';
import type { ExchangeRate, InvoiceTax, ShortTexts } from './invoice.ts';
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
  readonly invoiceLineId: string;
  /** `null` where an amount was credited, not a quantity. */
  readonly quantity: string | null;
  /** Net. */
  readonly amount: string;
  readonly taxAmount: string;
  readonly total: string;
  /** In the order of the invoice's line. */
  readonly taxes: readonly LineTaxShare[];
  /** In the order of the invoice's line. */
  readonly withholdings: readonly LineWithholding[];
}

/** A correction of a finalized invoice downwards (UNTDID 1001 code 381); amounts positive (EN 16931), immutable. */
export interface CreditNote {
  readonly id: string;
  readonly tenant: string;
  readonly version: number;
  readonly number: string;
  /** ISO date. */
  readonly issueDate: string;
  /** What it corrects (BG-3). */
  readonly invoice: { readonly id: string; readonly number: string; readonly issueDate: string };
  readonly reason: CreditNoteReason;
  readonly reasonText: string | null;
  /** The parties as the invoice has them. */
  readonly billingEntity: Party;
  readonly customer: Party;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  /** The invoice's. */
  readonly rounding: Rounding;
  readonly lines: readonly CreditNoteLine[];
  readonly taxes: readonly InvoiceTax[];
  readonly subtotal: string;
  readonly taxAmount: string;
  readonly total: string;
  /** What it takes back of the taxes that the customer withheld. */
  readonly withholdings: readonly Withholding[];
  readonly amountWithheld: string;
  /** What cash rounding adds; below zero where it takes away. */
  readonly roundingAmount: string;
  /** `total − amountWithheld + roundingAmount`: by how much it lowers what the customer is asked to pay. */
  readonly amountPayable: string;
  /** BT-6, BT-111: as on the invoice, at the invoice's rate. */
  readonly taxCurrency: string | null;
  readonly exchangeRate: ExchangeRate | null;
  readonly taxAmountInTaxCurrency: string | null;
  readonly metadata: ShortTexts;
  readonly createdAt: string;
  readonly schemaVersion: 1;
}
