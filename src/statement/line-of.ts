import type { LineTaxShare } from '../calculation/calculation.ts';
import type { Period } from '../calendar/period.ts';
import type { LineReferences } from '../invoice/document-references.ts';
import type { LineItem } from '../invoice/line-item.ts';
import type { BeyondLine } from './beyond.ts';
import { daysOf } from './day-of.ts';
import { exactText, total } from './exact.ts';
import { netPrice } from './net-price.ts';
import { identifierOf } from './party-of.ts';
import { present, textOf } from './present.ts';
import type { StatementItem, StatementLine } from './statement-line.ts';

/** What a line of an invoice or a credit note says. */
export interface LineSource {
  readonly id: string;
  readonly addOn: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly group: string | null;
  /** `null` where a credit note credits an amount and no quantity. */
  readonly quantity: string | null;
  readonly unit: string;
  readonly unitPrice: string;
  readonly baseQuantity: string;
  readonly period: Period | null;
  readonly note: string | null;
  readonly item: LineItem | null;
  readonly references: LineReferences | null;
  readonly amount: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly taxes: readonly LineTaxShare[];
}

/** Of the document that a line stands on. */
export interface StatementLineContext {
  readonly pricesIncludeTax: boolean;
  readonly timeZone: string;
}

/** A line in the terms of BG-25; a credited amount is one unit of itself. */
export function lineOf(line: LineSource, { pricesIncludeTax, timeZone }: StatementLineContext): StatementLine {
  const vat = line.taxes.find(({ category }) => category !== null);
  const isAmountOnly = line.quantity === null;
  const includedRate = pricesIncludeTax ? exactText(total(line.taxes.map(({ rate }) => rate ?? '0'))) : '0';
  const quantity = signedAs(line.amount, line.quantity ?? '1');
  return present<StatementLine>({
    id: line.id,
    note: textOf(line.note),
    object: identifierOf(line.references?.object),
    quantity,
    unit: isAmountOnly ? 'C62' : line.unit,
    amount: line.amount,
    orderLine: textOf(line.references?.orderLine),
    accounting: textOf(line.references?.accounting),
    period: daysOf(line.period, timeZone),
    allowances: [],
    charges: [],
    price: isAmountOnly
      ? { net: line.amount.replace('-', '') }
      : present<StatementLine['price']>({
          net: netPrice({ ...line, quantity, includedRate }),
          discount: undefined,
          gross: undefined,
          baseQuantity: Number(line.baseQuantity) === 1 ? undefined : line.baseQuantity,
        }),
    category: vat?.category ?? undefined,
    rate: vat?.category === 'O' ? undefined : (vat?.rate ?? undefined),
    item: itemOf(line),
  });
}

/** BG-31; the seller's number is the add-on's code where none is given. */
function itemOf({ name, description, addOn, item }: LineSource): StatementItem {
  return present<StatementItem>({
    name: textOf(name),
    description: textOf(description),
    sellerId: textOf(item?.ids.seller) ?? textOf(addOn),
    buyerId: textOf(item?.ids.buyer),
    standardId: identifierOf(item?.ids.standard),
    classifications: (item?.classifications ?? []).map(({ list, version, code }) =>
      present<StatementItem['classifications'][number]>({ list, version: textOf(version), code: textOf(code) ?? '' }),
    ),
    originCountry: item?.originCountry,
    attributes: (item?.attributes ?? []).map(({ name: about, value }) => ({
      name: textOf(about) ?? '',
      value: textOf(value) ?? '',
    })),
  });
}

/** A quantity with the sign of the amount: a price is never negative (BR-27), and a credit note states quantities positive. */
function signedAs(amount: string, quantity: string): string {
  const isNegative = amount.startsWith('-');
  return isNegative === quantity.startsWith('-') || !/[1-9]/.test(amount)
    ? quantity
    : isNegative
      ? `-${quantity}`
      : quantity.slice(1);
}

/** What a line shows beside its terms. */
export function beyondLineOf(line: LineSource): BeyondLine {
  return present<BeyondLine>({
    group: textOf(line.group),
    unitPrice: line.unitPrice,
    taxAmount: line.taxAmount,
    total: line.total,
    amountOnly: line.quantity === null,
    taxes: line.taxes.map(({ code, rate, amount }) =>
      present<BeyondLine['taxes'][number]>({ code, rate: rate ?? undefined, amount }),
    ),
  });
}
