import type { RoundingMode } from '../../money/rounding.ts';

/** How the invoice was calculated. */
export interface CreditRules {
  readonly mode: RoundingMode;
  readonly exponent: number;
  readonly pricesIncludeTax: boolean;
}
