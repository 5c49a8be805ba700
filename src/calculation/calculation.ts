import type { DecimalInput } from '../money/check-decimal.ts';
import type { Currency } from '../money/currency.ts';
import type { PriceInput } from '../money/price.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { Exemption, TaxLevel, VatCategory } from '../tax/tax.ts';

/** How an invoice is rounded: stored on it and used by every later step. */
export interface Rounding {
  /** `rate`: per row (EN 16931, default). `line`: per line, rows are sums. `document`: once, rows by largest remainder. */
  readonly taxLevel: TaxLevel;
  readonly mode: RoundingMode;
}

/** A tax on a line to calculate. Without `scheme` it is grouped by code and rate, unless it has a `category`. */
export interface CalculationTax {
  readonly code: string;
  readonly name?: string;
  readonly scheme?: string;
  /** Percent; `null` for VAT category O. */
  readonly rate: DecimalInput | null;
  readonly category?: VatCategory;
  readonly exemption?: Exemption;
  readonly jurisdiction?: string;
  /** What a tax provider stated as the base, in major units; only beside `amount`. */
  readonly taxableAmount?: string;
  /** What a tax provider stated as the tax, in major units: kept and summed, never recomputed. */
  readonly amount?: string;
}

/** A line to calculate; any sign. */
export interface CalculationLine {
  readonly quantity: DecimalInput;
  /** Major units; a decimal string or a Dinero object. */
  readonly unitPrice: PriceInput;
  /** To how many units the price refers (BT-149), default 1. */
  readonly baseQuantity?: DecimalInput;
  readonly taxes?: readonly CalculationTax[];
}

/** What {@link calculate} takes. */
export interface CalculationInput {
  /** ISO 4217 code, or a currency of your own. */
  readonly currency: string | Currency;
  readonly lines: readonly CalculationLine[];
  /** The unit prices are gross. Default `false`. */
  readonly pricesIncludeTax?: boolean;
  /** Default `{ taxLevel: 'rate', mode: 'half-up' }`. */
  readonly rounding?: Partial<Rounding>;
}

/** A line's share of one of its taxes. */
export interface LineTaxShare {
  readonly code: string;
  /** Percent. */
  readonly rate: string | null;
  /** BT-151, UNTDID 5305. */
  readonly category: VatCategory | null;
  /** Who levies it, where it is VAT and says so. */
  readonly jurisdiction?: string;
  /** Major units. */
  readonly amount: string;
}

/** A line's amounts in major units; `amount` is net. */
export interface CalculatedLine {
  readonly amount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly taxes: readonly LineTaxShare[];
}

/** One row of the tax breakdown (BG-23), amounts in major units. */
export interface TaxRow {
  /** The code of the tax in the directory. */
  readonly code: string;
  readonly name: string | null;
  readonly scheme: string | null;
  /** Percent. */
  readonly rate: string | null;
  /** BT-118, UNTDID 5305; `null` outside VAT. */
  readonly category: VatCategory | null;
  /** BT-120, BT-121. */
  readonly exemption: Exemption | null;
  /** The authority that levies it, where the tax names one. */
  readonly jurisdiction: string | null;
  /** BT-116. */
  readonly taxableAmount: string;
  /** BT-117. */
  readonly amount: string;
}

/** What {@link calculate} returns; amounts in major units with exactly the currency's decimals. */
export interface Calculation {
  /** Σ line amounts (BT-106). */
  readonly subtotal: string;
  /** Σ tax rows (BT-110). */
  readonly taxAmount: string;
  /** Subtotal plus tax (BT-112). */
  readonly total: string;
  readonly taxes: readonly TaxRow[];
  readonly lines: readonly CalculatedLine[];
}
