import type { Period } from '../calendar/period.ts';
import type { Party } from '../directory/party.ts';
import type { Fault } from '../errors/fault.ts';
import type { DeliverTo } from '../invoice/invoice.ts';
import type { Tax } from '../tax/tax.ts';

/** A line as a tax resolver sees it; amounts in major units. */
export interface TaxRequestLine {
  /** The line's id on the invoice. */
  readonly id: string;
  readonly name: string;
  readonly addOn: string | null;
  /** The add-on's hint, such as a provider's product category. */
  readonly taxCategoryCode: string | null;
  readonly quantity: string;
  readonly unitPrice: string;
  /** Net, or gross where prices include tax. */
  readonly amount: string;
  readonly period: Period | null;
}

/** What a tax resolver is asked. */
export interface TaxRequest {
  readonly tenant: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly seller: Party;
  readonly buyer: Party;
  readonly deliverTo: DeliverTo | null;
  /** ISO date: tax point, else supply, else issue date. */
  readonly taxDate: string;
  /** Only the lines that no other level decided. */
  readonly lines: readonly TaxRequestLine[];
}

/** A tax that a resolver found; amounts that it states are kept and summed, never recomputed. */
export interface ResolvedTax extends Tax {
  readonly taxableAmount?: string;
  readonly amount?: string;
}

/**
 * What a tax resolver answers: taxes per line in the order asked; or that it cannot now; or what is wrong with the
 * input, with paths into it.
 */
export type TaxAnswer =
  | { readonly status: 'resolved'; readonly lines: readonly (readonly ResolvedTax[])[] }
  | { readonly status: 'unavailable'; readonly reason: string }
  | { readonly status: 'rejected'; readonly faults: readonly Fault[] };
