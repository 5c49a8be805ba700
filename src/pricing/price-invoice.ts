import { calculate } from '../calculation/calculate.ts';
import type { Calculation, Rounding } from '../calculation/calculation.ts';
import { hasVatId, type Party } from '../directory/party.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { ExchangeRate, Invoice, InvoiceContent, InvoiceLine, InvoiceTax } from '../invoice/invoice.ts';
import { compareAmounts, positivePart, zeroLike } from '../money/amounts.ts';
import type { Currency } from '../money/currency.ts';
import { type Decimal, formatFixed, parseDecimal, rescale } from '../money/decimal.ts';
import { add, type Integer, multiply, powerOfTen } from '../money/integer.ts';
import { divideRounded } from '../money/rounding.ts';
import { isVat } from '../tax/tax-group.ts';
import { checkVatRules } from '../tax/vat-rules.ts';
import type { AssignedTaxes } from './assign-taxes.ts';
import type { LineDraft } from './line-draft.ts';

/** What pricing needs beside lines and taxes. */
export interface PricingContext {
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  readonly billingEntity: Party;
  readonly customer: Party;
  /** The currency of the seller's VAT accounting. */
  readonly booksCurrency: Currency;
  readonly exchangeRate: ExchangeRate | null;
  readonly exchangeRatePolicy: 'optional' | 'required';
  readonly deliverTo: Invoice['deliverTo'];
  readonly supplyDate: string | null;
  readonly servicePeriod: Invoice['servicePeriod'];
  /** Whether the tax resolver's answer is still missing. */
  readonly pending: boolean;
}

/** The members of an invoice that pricing decides. */
export type PricedContent = Pick<
  InvoiceContent,
  | 'lines'
  | 'taxes'
  | 'subtotal'
  | 'taxAmount'
  | 'total'
  | 'amountDue'
  | 'amountPaid'
  | 'amountCredited'
  | 'amountRefundable'
  | 'taxStatus'
  | 'taxCurrency'
  | 'exchangeRate'
  | 'taxAmountInTaxCurrency'
  | 'warnings'
>;

/**
 * Price a document whole: calculate, add the tax in the seller's currency, and list what would keep it from being
 * finalized.
 */
export function priceInvoice(
  lines: readonly LineDraft[],
  assigned: readonly AssignedTaxes[],
  context: PricingContext,
): PricedContent {
  const calculation = calculate({
    currency: context.currency,
    lines: lines.map((line, index) => ({
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      baseQuantity: line.baseQuantity,
      taxes: (assigned[index] as AssignedTaxes).taxes,
    })),
    pricesIncludeTax: context.pricesIncludeTax,
    rounding: context.rounding,
  });
  const zero = zeroLike(calculation.total);
  const books = taxInBooks(calculation, context);
  return {
    lines: lines.map((line, index) =>
      invoiceLine(line, calculation.lines[index] as Calculation['lines'][number], assigned[index] as AssignedTaxes),
    ),
    taxes: calculation.taxes as readonly InvoiceTax[],
    subtotal: calculation.subtotal,
    taxAmount: calculation.taxAmount,
    total: calculation.total,
    amountPaid: zero,
    amountCredited: zero,
    amountDue: positivePart(calculation.total),
    amountRefundable: zero,
    taxStatus: context.pending ? 'pending' : 'complete',
    ...books.content,
    warnings: [...vatWarnings(assigned, context), ...books.warnings],
  };
}

/** The faults of what the caller said the amounts would be: `line.amount_mismatch`, `total.unexpected`, `total.negative`. */
export function checkAmounts(
  lines: readonly LineDraft[],
  priced: PricedContent,
  pricesIncludeTax: boolean,
  expectedTotal: string | undefined,
): Fault[] {
  const faults: Fault[] = [];
  lines.forEach(({ expectedAmount }, index) => {
    const line = priced.lines[index] as InvoiceLine;
    const computed = pricesIncludeTax ? line.total : line.amount;
    if (expectedAmount !== undefined && compareAmounts(expectedAmount, computed) !== 0) {
      faults.push(
        fault(
          'line.amount_mismatch',
          pointer(pointer('/lines', index), 'amount'),
          `amount "${expectedAmount}" is not ${line.quantity} × ${line.unitPrice} = "${computed}"; correct one, or leave amount out`,
          { expected: expectedAmount, computed },
        ),
      );
    }
  });
  if (compareAmounts(priced.total, '0') < 0) {
    faults.push(
      fault('total.negative', '/lines', `the total would be ${priced.total}, below zero; use a credit note`, {
        total: priced.total,
      }),
    );
  }
  if (expectedTotal !== undefined && compareAmounts(expectedTotal, priced.total) !== 0)
    faults.push(totalUnexpected(expectedTotal, priced.total));
  return faults;
}

/** The fault of a total that the caller did not expect. */
export function totalUnexpected(expected: string, computed: string): Fault {
  return fault(
    'total.unexpected',
    '/expectedTotal',
    `expectedTotal is "${expected}" but the total is "${computed}"; check the lines`,
    { expected, computed },
  );
}

function invoiceLine(
  { taxCodes: _, expectedAmount: __, ...line }: LineDraft,
  calculated: Calculation['lines'][number],
  { source }: AssignedTaxes,
): InvoiceLine {
  return { ...line, ...calculated, taxSource: source };
}

/** VAT in the seller's own currency (BT-111): the sum of the VAT rows, converted once and rounded to its decimals. */
function taxInBooks(
  { taxes }: Calculation,
  { currency, booksCurrency, exchangeRate, rounding, exchangeRatePolicy }: PricingContext,
): { content: Pick<PricedContent, 'taxCurrency' | 'exchangeRate' | 'taxAmountInTaxCurrency'>; warnings: Fault[] } {
  const vat = taxes.filter(isVat);
  const none = { content: { taxCurrency: null, exchangeRate: null, taxAmountInTaxCurrency: null }, warnings: [] };
  if (currency.code === booksCurrency.code || vat.length === 0) return none;
  const content = { taxCurrency: booksCurrency.code, exchangeRate, taxAmountInTaxCurrency: null };
  if (exchangeRate === null) {
    const warning = fault(
      'exchange_rate.required',
      '/exchangeRate',
      `the invoice is in ${currency.code} but VAT is owed in ${booksCurrency.code}; give exchangeRate (directive 2006/112, art. 230)`,
    );
    return { content, warnings: exchangeRatePolicy === 'required' ? [warning] : [] };
  }
  const rate = parseDecimal(exchangeRate.rate) as Decimal;
  const sum = vat.reduce<Integer>(
    (total, row) => add(total, rescale(parseDecimal(row.amount) as Decimal, currency.exponent)),
    0,
  );
  const product = multiply(multiply(sum, rate.coefficient), powerOfTen(booksCurrency.exponent));
  const converted = divideRounded(product, powerOfTen(rate.scale + currency.exponent), rounding.mode);
  return {
    content: { ...content, taxAmountInTaxCurrency: formatFixed(converted, booksCurrency.exponent) },
    warnings: [],
  };
}

function vatWarnings(assigned: readonly AssignedTaxes[], context: PricingContext): Fault[] {
  if (context.pending)
    return [fault('tax.pending', '/taxes', 'the tax resolver has not answered yet; finalizing asks again')];
  return checkVatRules({
    sellerHasVatId: hasVatId(context.billingEntity),
    buyerHasVatId: hasVatId(context.customer),
    buyerHasLegalId: context.customer.registrationId !== undefined,
    hasDeliverToCountry: context.deliverTo?.address.country !== undefined,
    hasDeliveryDate: context.supplyDate !== null || context.servicePeriod !== null,
    lines: assigned,
  });
}
