import type { ConvertedLine, CreditNote } from '../../invoice/credit-note.ts';
import type { ExchangeRate } from '../../invoice/invoice.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../../money/decimal.ts';
import { multiply } from '../../money/integer.ts';

/** What a note in the successor of its invoice's currency takes off the invoice. */
export function convertedOf(note: CreditNote, exchangeRate: ExchangeRate): CreditNote['converted'] {
  const { currency, taxes, subtotal, taxAmount, total, withholdings, amountWithheld } = note;
  const { roundingAmount, amountPayable, taxAmountInTaxCurrency } = note;
  return {
    currency,
    exchangeRate: { ...exchangeRate },
    taxes,
    subtotal,
    taxAmount,
    total,
    withholdings,
    amountWithheld,
    roundingAmount,
    amountPayable,
    taxAmountInTaxCurrency,
    lines: note.lines.map(
      ({ unitPrice, amount, taxAmount: tax, total: gross, taxes: own, withholdings: withheld }): ConvertedLine => ({
        unitPrice,
        amount,
        taxAmount: tax,
        total: gross,
        taxes: own,
        withholdings: withheld,
      }),
    ),
  };
}

/** Tax in the seller's books: none beside a note that is in that currency itself. */
export function booksOf(
  { taxCurrency, exchangeRate, taxAmountInTaxCurrency }: CreditNote,
  currency: string,
  rate: string,
): Pick<CreditNote, 'taxCurrency' | 'exchangeRate' | 'taxAmountInTaxCurrency'> {
  if (taxCurrency === null || taxCurrency === currency)
    return { taxCurrency: null, exchangeRate: null, taxAmountInTaxCurrency: null };
  if (exchangeRate === null) return { taxCurrency, exchangeRate, taxAmountInTaxCurrency };
  const [own, fixed] = [parseDecimal(exchangeRate.rate) as Decimal, parseDecimal(rate) as Decimal];
  const coefficient = multiply(own.coefficient, fixed.coefficient);
  return {
    taxCurrency,
    exchangeRate: { ...exchangeRate, rate: formatDecimal({ coefficient, scale: own.scale + fixed.scale }) },
    taxAmountInTaxCurrency,
  };
}
