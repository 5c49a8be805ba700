import type { EarlyPayment } from '../calendar/early-payment.ts';
import type { PaymentInstructions } from './statement-payment.ts';

/**
 * What a printed page shows and EN 16931 has no term for. An XML export refuses what it would lose of this, or says it
 * in a note: nothing is dropped silently.
 */
export interface Beyond {
  /** `draft` and `open` documents print as drafts and are never exported. A credit note is `finalized`. */
  readonly status: 'draft' | 'open' | 'finalized' | 'voided';
  /** The id of the document. */
  readonly id: string;
  /** The billing entity's time zone, an IANA name; dates are dates in it. */
  readonly timeZone: string;
  /** The seller's and the buyer's language, BCP 47. */
  readonly sellerLocale?: string;
  readonly buyerLocale?: string;
  /** Tax ids that are neither BT-31, BT-32 nor BT-48, such as a GSTIN or an EIN. */
  readonly sellerTaxIds: readonly OtherTaxId[];
  readonly buyerTaxIds: readonly OtherTaxId[];
  /** Why a credit note was issued. */
  readonly reason?: { readonly code: string; readonly text?: string };
  /** The line prices as they were entered include tax; `lines[i].unitPrice` has them. */
  readonly pricesIncludeTax: boolean;
  /** BT-6 and BT-111 come from this rate: units of the tax currency for one unit of the invoice's. */
  readonly exchangeRate?: { readonly rate: string; readonly date: string; readonly source: string };
  /** Discounts for early payment, in percent of the amount due. */
  readonly earlyPayment: readonly EarlyPayment[];
  /** The invoices for advance payments that are deducted; each is a negative line or more in `lines`. */
  readonly deposits: readonly Deposit[];
  /** What the buyer withholds and pays to the state; not part of BT-115. */
  readonly withholdings: readonly StatementWithholding[];
  /** Σ withholdings; left out if nothing is withheld. */
  readonly amountWithheld?: string;
  /** BT-115 less what is withheld: what the buyer is asked to pay. */
  readonly amountPayable: string;
  /** Further ways to pay; EN 16931 has one payment means code per document. */
  readonly otherPayment: readonly PaymentInstructions[];
  /** Taxes of other schemes, such as GST or sales tax; they are part of `taxAmount`, not of BT-110. */
  readonly otherTaxes: readonly OtherTax[];
  /** Σ of all taxes, VAT and others. */
  readonly taxAmount: string;
  /** Net plus all taxes. */
  readonly total: string;
  /** One for each line of the statement. */
  readonly lines: readonly BeyondLine[];
}

/** A tax id of another scheme. */
export interface OtherTaxId {
  readonly country: string;
  readonly type: string;
  readonly value: string;
}

/** An earlier invoice for a part of the price. */
export interface Deposit {
  /** Left out on a draft, while the deposit has none. */
  readonly number?: string;
  /** ISO date. */
  readonly issueDate?: string;
  /** Net. */
  readonly subtotal: string;
  readonly taxAmount: string;
  /** With tax. */
  readonly amount: string;
}

/** Tax that the buyer keeps back. */
export interface StatementWithholding {
  readonly name: string;
  /** Percent. */
  readonly rate?: string;
  readonly base?: string;
  readonly amount: string;
}

/** A row of a tax of another scheme. */
export interface OtherTax {
  readonly scheme: string;
  readonly name: string;
  readonly rate?: string;
  readonly jurisdiction?: string;
  readonly taxable: string;
  readonly amount: string;
}

/** What a line shows beside its terms. */
export interface BeyondLine {
  /** The heading over this and other lines. */
  readonly group?: string;
  /** As entered: with tax where `pricesIncludeTax`. */
  readonly unitPrice: string;
  /** Tax of all schemes. */
  readonly taxAmount: string;
  /** Net plus tax. */
  readonly total: string;
  /** `true` where a credit note credits an amount and no quantity. */
  readonly amountOnly: boolean;
  /** The names and rates of all its taxes, such as CGST and SGST. */
  readonly taxes: readonly { readonly code: string; readonly rate?: string; readonly amount: string }[];
}
