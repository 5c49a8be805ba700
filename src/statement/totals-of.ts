import { exact, exactText, plus, total } from './exact.ts';
import { present } from './present.ts';
import type { StatementTotals, VatBreakdown } from './statement-totals.ts';

/** What the totals of a document are made of; decimal texts. */
export interface TotalsSource {
  /** Σ line amounts. */
  readonly subtotal: string;
  readonly taxAmountInTaxCurrency: string | null;
  readonly vat: readonly VatBreakdown[];
  /** What cash rounding adds. */
  readonly roundingAmount: string;
}

/**
 * The totals (BG-22). VAT alone counts; taxes of other schemes stand beyond EN 16931. Deposits are lines, with their own
 * VAT taken back, so nothing is left for BT-113.
 */
export function totalsOf({ subtotal, taxAmountInTaxCurrency, vat, roundingAmount }: TotalsSource): StatementTotals {
  const tax = total(vat.map((row) => row.tax));
  const withVat = plus(exact(subtotal), tax);
  return present<StatementTotals>({
    lines: subtotal,
    allowances: undefined,
    charges: undefined,
    withoutVat: subtotal,
    vat: vat.length === 0 ? undefined : exactText(tax),
    vatInTaxCurrency: taxAmountInTaxCurrency ?? undefined,
    withVat: exactText(withVat),
    paid: undefined,
    rounding: shown(roundingAmount),
    due: exactText(plus(withVat, exact(roundingAmount))),
  });
}

/** An amount, or `undefined` where it is zero. */
export function shown(amount: string): string | undefined {
  return /[1-9]/.test(amount) ? amount : undefined;
}
