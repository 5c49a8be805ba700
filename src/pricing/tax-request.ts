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
  /** ISO date: the day whose taxes apply to this line. */
  readonly taxDate: string;
}

/** What a tax resolver is asked. It is frozen, with everything in it. */
export interface TaxRequest {
  readonly tenant: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly seller: Party;
  readonly buyer: Party;
  readonly deliverTo: DeliverTo | null;
  /** ISO date: the day whose taxes apply to the document; each line has one of its own. */
  readonly taxDate: string;
  /** Only the lines that no other level decided. */
  readonly lines: readonly TaxRequestLine[];
}

/** A tax that a resolver found; amounts that it states are kept and summed, never recomputed. */
export interface ResolvedTax extends Tax {
  readonly taxableAmount?: string;
  readonly amount?: string;
}

/** The taxes of one line, by the line's id. */
export interface ResolvedLine {
  /** The `id` of a line of the request. */
  readonly id: string;
  /** An empty list means: no tax on this line. */
  readonly taxes: readonly ResolvedTax[];
}

/** The taxes of every line of a request, in any order. */
export interface ResolvedAnswer {
  readonly status: 'resolved';
  /**
   * `as_filed`: stated amounts are what the provider files, and are kept however far they are from rate × base. Without
   * it, an amount of the other sign, or further than one minor unit from rate × base, is refused.
   */
  readonly stated?: 'as_filed';
  readonly lines: readonly ResolvedLine[];
}

/**
 * What a tax resolver answers: the taxes of every line; or that it cannot answer now; or what is wrong with the input,
 * with paths into it.
 */
export type TaxAnswer =
  | ResolvedAnswer
  | { readonly status: 'unavailable'; readonly reason: string }
  | { readonly status: 'rejected'; readonly faults: readonly Fault[] };
