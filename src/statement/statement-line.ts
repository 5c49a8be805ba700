import type { Identifier } from '../directory/identifier.ts';
import type { StatementPeriod } from './statement-period.ts';
import type { AllowanceCharge } from './statement-totals.ts';

/** A line (BG-25). */
export interface StatementLine {
  /** BT-126; unique in the document. */
  readonly id: string;
  /** BT-127. */
  readonly note?: string;
  /** BT-128. */
  readonly object?: Identifier;
  /** BT-129; negative where the line takes something off. */
  readonly quantity: string;
  /** BT-130, UN/ECE Recommendation 20 or 21. */
  readonly unit: string;
  /** BT-131, net. */
  readonly amount: string;
  /** BT-132: the line of the purchase order. */
  readonly orderLine?: string;
  /** BT-133. */
  readonly accounting?: string;
  /** BG-26. */
  readonly period?: StatementPeriod;
  /** BG-27. */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-28. */
  readonly charges: readonly AllowanceCharge[];
  readonly price: StatementPrice;
  /** BT-151, UNCL 5305; left out on a line without VAT. */
  readonly category?: string;
  /** Percent (BT-152); left out for category O. */
  readonly rate?: string;
  readonly item: StatementItem;
}

/** The price of a line (BG-29), net. */
export interface StatementPrice {
  /** BT-146; to ten decimals where it was computed from a price that includes tax. */
  readonly net: string;
  /** BT-147. */
  readonly discount?: string;
  /** BT-148: before the discount, net of tax. */
  readonly gross?: string;
  /** BT-149; left out where it is 1. */
  readonly baseQuantity?: string;
}

/** What was sold (BG-31). */
export interface StatementItem {
  /** BT-153. */
  readonly name?: string;
  /** BT-154. */
  readonly description?: string;
  /** BT-155. */
  readonly sellerId?: string;
  /** BT-156. */
  readonly buyerId?: string;
  /** BT-157, such as a GTIN under scheme `0160`. */
  readonly standardId?: Identifier;
  /** BT-158. */
  readonly classifications: readonly { readonly list: string; readonly version?: string; readonly code: string }[];
  /** BT-159, ISO 3166-1 alpha-2. */
  readonly originCountry?: string;
  /** BG-32. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}
