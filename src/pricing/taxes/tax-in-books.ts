import type { TaxRow } from '../../calculation/calculation.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import type { InvoiceContent } from '../../invoice/invoice.ts';
import type { Currency } from '../../money/currency.ts';
import { type Decimal, formatFixed, parseDecimal, rescale } from '../../money/decimal.ts';
import { add, type Integer, multiply, powerOfTen } from '../../money/integer.ts';
import { divideRounded, type RoundingMode } from '../../money/rounding.ts';
import { isTaxInBooks, type Policy } from '../../policy/policy.ts';
import type { ReadExchangeRate } from '../details.ts';

/** What converting VAT needs. */
export interface BooksContext {
  readonly currency: Currency;
  /** The currency of the seller's VAT accounting. */
  readonly booksCurrency: Currency;
  readonly exchangeRate: ReadExchangeRate | null;
  readonly mode: RoundingMode;
  readonly policy: Policy;
}

/** An invoice's VAT in the seller's currency, and the warning if a rate is missing. */
export interface TaxInBooks extends Pick<InvoiceContent, 'taxCurrency' | 'taxAmountInTaxCurrency'> {
  readonly warnings: readonly Fault[];
}

/**
 * Tax in the seller's own currency (BT-111): the sum of the rows of the policy's schemes, converted once and rounded to
 * its decimals (directive 2006/112, art. 230; Singapore's GST).
 */
export function taxInBooks(taxes: readonly TaxRow[], context: BooksContext): TaxInBooks {
  const { currency, booksCurrency, exchangeRate, policy } = context;
  const vat = taxes.filter((tax) => isTaxInBooks(tax, policy));
  if (currency.code === booksCurrency.code || vat.length === 0)
    return { taxCurrency: null, taxAmountInTaxCurrency: null, warnings: [] };
  if (exchangeRate !== null)
    return {
      taxCurrency: booksCurrency.code,
      taxAmountInTaxCurrency: convert(vat, exchangeRate.rate, context),
      warnings: [],
    };
  const schemes = [...new Set(vat.map((tax) => tax.scheme ?? 'VAT'))].join(' and ');
  const missing = fault(
    'exchange_rate.required',
    '/exchangeRate',
    `the invoice is in ${currency.code} but ${schemes} is owed in ${booksCurrency.code}; give exchangeRate, how many ${booksCurrency.code} one ${currency.code} is`,
  );
  return {
    taxCurrency: booksCurrency.code,
    taxAmountInTaxCurrency: null,
    warnings: policy.exchangeRate === 'required' ? [missing] : [],
  };
}

function convert(vat: readonly TaxRow[], rate: Decimal, { currency, booksCurrency, mode }: BooksContext): string {
  const sum = vat.reduce<Integer>(
    (total, row) => add(total, rescale(parseDecimal(row.amount) as Decimal, currency.exponent)),
    0,
  );
  const product = multiply(multiply(sum, rate.coefficient), powerOfTen(booksCurrency.exponent));
  return formatFixed(divideRounded(product, powerOfTen(rate.scale + currency.exponent), mode), booksCurrency.exponent);
}
