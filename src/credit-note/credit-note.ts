import type { LineTaxShare, Rounding } from '../invoice/calculation.ts';
import type { InvoiceTax, ShortTexts } from '../invoice/invoice.ts';
import type { Party } from '../invoice/party.ts';

/** What is credited of one line of the invoice; amounts in major units, positive. */
export interface CreditNoteLine {
  readonly id: string;
  readonly invoiceLineId: string;
  readonly quantity: string | null;
  /** Net. */
  readonly amount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly taxes: readonly LineTaxShare[];
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
  readonly reason: string;
  readonly billingEntity: Party;
  readonly customer: Party;
  readonly currency: string;
  readonly rounding: Rounding;
  readonly lines: readonly CreditNoteLine[];
  readonly taxes: readonly InvoiceTax[];
  readonly subtotal: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly metadata: ShortTexts;
  readonly createdAt: string;
  readonly schemaVersion: 1;
}
