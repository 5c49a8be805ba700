import type { Period } from '../calendar/period.ts';
import type { AddOn } from '../directory/add-on.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { InvoiceLine, ShortTexts } from '../invoice/invoice.ts';
import { readDecimal } from '../money/check-decimal.ts';
import type { Currency } from '../money/currency.ts';
import { type Decimal, formatDecimal, formatFixed, parseDecimal, rescale } from '../money/decimal.ts';
import { checkPrice, type PriceInput, priceText } from '../money/price.ts';
import type { LineInput } from './input.ts';

/** A line with every default filled, before tax. */
export interface LineDraft {
  readonly id: string;
  readonly addOn: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly group: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly baseQuantity: string;
  readonly period: Period | null;
  /** `null`: derive. */
  readonly taxCodes: readonly string[] | null;
  readonly metadata: ShortTexts;
  /** The caller's cross-check. */
  readonly expectedAmount: string | undefined;
}

/**
 * Fill a line's defaults from its add-on: name, description and the price in the invoice's currency.
 *
 * @returns the line, or `add_on.price_missing`, `price.currency_mismatch`: a price is never taken over from another
 * currency
 */
export function draftLine(
  input: LineInput,
  id: string,
  addOn: AddOn | undefined,
  currency: Currency,
  path: string,
): { readonly line: LineDraft } | { readonly fault: Fault } {
  const price = choosePrice(input.unitPrice, addOn, currency, pointer(path, 'unitPrice'));
  if (typeof price !== 'string') return { fault: price };
  return {
    line: {
      id,
      addOn: input.addOn ?? null,
      name: input.name ?? addOn?.name ?? (input.description as string),
      description: input.description ?? addOn?.description ?? null,
      group: input.group ?? null,
      quantity: formatDecimal(readDecimal(input.quantity ?? 1) as Decimal),
      unit: input.unit ?? 'C62',
      unitPrice: presentPrice(price, currency.exponent),
      baseQuantity: formatDecimal(readDecimal(input.baseQuantity ?? 1) as Decimal),
      period: input.period === undefined ? null : { from: input.period.from, to: input.period.to },
      taxCodes: input.taxCodes ?? null,
      metadata: { ...input.metadata },
      expectedAmount: input.amount,
    },
  };
}

/** The line draft that a stored line came from: its derived taxes are derived anew. */
export function redraftLine(line: InvoiceLine): LineDraft {
  const { amount: _, taxAmount: __, total: ___, taxes, taxSource, ...kept } = line;
  return { ...kept, taxCodes: taxSource === 'line' ? taxes.map((tax) => tax.code) : null, expectedAmount: undefined };
}

function choosePrice(
  given: PriceInput | undefined,
  addOn: AddOn | undefined,
  { code }: Currency,
  path: string,
): string | Fault {
  if (given !== undefined) return checkPrice(given, path, code) ?? (priceText(given) as string);
  const price = addOn?.prices[code];
  if (price !== undefined) return price;
  const has = Object.keys(addOn?.prices ?? {}).join(', ') || 'none';
  return fault(
    'add_on.price_missing',
    path,
    `add-on "${addOn?.code}" has no price in ${code} (it has: ${has}); give a unitPrice or add the price`,
    { currency: code },
  );
}

/** A price without needless zeros, but with at least the currency's decimals. */
function presentPrice(text: string, exponent: number): string {
  const decimal = parseDecimal(text) as Decimal;
  if (decimal.scale <= exponent) return formatFixed(rescale(decimal, exponent), exponent);
  const short = parseDecimal(formatDecimal(decimal)) as Decimal;
  return short.scale <= exponent ? formatFixed(rescale(short, exponent), exponent) : formatDecimal(short);
}
