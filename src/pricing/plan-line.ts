import type { CalculatedLine } from '../calculation/calculation.ts';
import type { AddOn } from '../directory/add-on.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { InvoiceLine } from '../invoice/invoice.ts';
import { presentItem } from '../invoice/line-item.ts';
import { type DecimalInput, readDecimal } from '../money/check-decimal.ts';
import type { Currency } from '../money/currency.ts';
import { type Decimal, formatDecimal, formatFixed, ONE, parseDecimal, rescale } from '../money/decimal.ts';
import { checkPrice, type PriceInput, readPrice } from '../money/price.ts';
import { frozenCopy } from '../validation/frozen.ts';
import type { TaxAssigner } from './assign-taxes.ts';
import type { LineInput } from './input.ts';
import type { PlannedLine } from './plan.ts';
import type { TaxDates } from './tax-dates.ts';

const NO_TEXTS: InvoiceLine['metadata'] = Object.freeze({});

/** What lines are planned with. */
export interface LineContext {
  readonly currency: Currency;
  readonly addOns: ReadonlyMap<string, AddOn>;
  readonly assignTaxes: TaxAssigner;
  readonly taxDates: TaxDates;
}

/**
 * Fill a line's defaults from its add-on: name, description and the price in the invoice's currency; and give it its
 * taxes.
 *
 * @param faults - gets `add_on.price_missing`, `price.currency_mismatch` (a price is never taken over from another
 * currency) and the faults of the taxes
 * @returns the line, or `undefined` where there is a fault
 */
export function planLine(
  input: LineInput,
  id: string,
  path: string,
  { currency, addOns, assignTaxes, taxDates }: LineContext,
  faults: Fault[],
): PlannedLine | undefined {
  const addOn = input.addOn === undefined ? undefined : addOns.get(input.addOn);
  const unitPrice = choosePrice(input.unitPrice, addOn, currency, path);
  if ('code' in unitPrice) {
    faults.push(unitPrice);
    return undefined;
  }
  const period = input.period === undefined ? null : { from: input.period.from, to: input.period.to };
  const taxPointDate = input.taxPointDate ?? null;
  const taxDate = taxDates.ofLine({ taxPointDate, period });
  const assigned = assignTaxes({ taxCodes: input.taxCodes ?? null, addOn, taxDate }, path, faults);
  return (
    assigned && {
      id,
      addOn: input.addOn ?? null,
      name: input.name ?? addOn?.name ?? (input.description as string),
      description: input.description ?? addOn?.description ?? null,
      group: input.group ?? null,
      quantity: readUnits(input.quantity),
      unit: input.unit ?? 'C62',
      unitPrice,
      baseQuantity: readUnits(input.baseQuantity),
      period,
      taxPointDate,
      taxDate,
      note: input.note ?? null,
      item: input.item === undefined ? null : presentItem(input.item),
      references: input.references === undefined ? null : frozenCopy(input.references),
      metadata: input.metadata === undefined ? NO_TEXTS : frozenCopy(input.metadata),
      expectedAmount: input.amount,
      taxes: assigned.taxes,
      withheld: assigned.withheld,
      taxSource: assigned.taxSource,
    }
  );
}

/** Plan a stored line again as it is: only derived taxes are derived again. */
export function replanLine(
  line: InvoiceLine,
  path: string,
  { addOns, assignTaxes, taxDates }: LineContext,
  faults: Fault[],
): PlannedLine | undefined {
  const taxCodes = givenTaxCodes(line);
  const addOn = line.addOn === null ? undefined : addOns.get(line.addOn);
  const taxDate = taxDates.ofLine(line);
  const assigned = assignTaxes({ taxCodes, addOn, taxDate }, path, faults);
  return (
    assigned && {
      id: line.id,
      addOn: line.addOn,
      name: line.name,
      description: line.description,
      group: line.group,
      quantity: readUnits(line.quantity),
      unit: line.unit,
      unitPrice: parseDecimal(line.unitPrice) as Decimal,
      baseQuantity: readUnits(line.baseQuantity),
      period: line.period,
      taxPointDate: line.taxPointDate,
      taxDate,
      note: line.note,
      item: line.item,
      references: line.references,
      metadata: line.metadata,
      expectedAmount: undefined,
      taxes: assigned.taxes,
      withheld: assigned.withheld,
      taxSource: assigned.taxSource,
    }
  );
}

/** A stored line as an input: prices and tax codes that were given stay, derived taxes are left out. */
export function inputOfLine(line: InvoiceLine): LineInput {
  const {
    id: _,
    amount: __,
    taxAmount: ___,
    total: ____,
    withholdings: _w,
    deposit: _d,
    taxDate: _date,
    taxes: _t,
    taxSource: _s,
    ...members
  } = line;
  const taxCodes = givenTaxCodes(line);
  const given = Object.entries({ ...members, taxCodes }).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as LineInput;
}

/** The tax codes that a stored line names itself, withheld taxes included; `null` where they were derived. */
export function givenTaxCodes({ taxSource, taxes, withholdings }: InvoiceLine): readonly string[] | null {
  if (taxSource !== 'line') return null;
  const codes = taxes.map(codeOf);
  return withholdings.length === 0 ? codes : codes.concat(withholdings.map(codeOf));
}

const codeOf = ({ code }: { readonly code: string }): string => code;

/** A planned line as an invoice prints it. */
export function presentLine(
  line: PlannedLine,
  { exponent }: Currency,
  { amount, taxAmount, total, taxes }: CalculatedLine,
  withholdings: InvoiceLine['withholdings'],
): InvoiceLine {
  return {
    id: line.id,
    addOn: line.addOn,
    name: line.name,
    description: line.description,
    group: line.group,
    quantity: formatDecimal(line.quantity),
    unit: line.unit,
    unitPrice: presentPrice(line.unitPrice, exponent),
    baseQuantity: formatDecimal(line.baseQuantity),
    period: line.period,
    taxPointDate: line.taxPointDate,
    taxDate: line.taxDate,
    note: line.note,
    item: line.item,
    references: line.references,
    metadata: line.metadata,
    amount,
    taxAmount,
    total,
    taxes,
    taxSource: line.taxSource,
    withholdings,
    deposit: line.deposit ?? null,
  };
}

/** A price without trailing zeros, but with at least the currency's decimals. */
function presentPrice(price: Decimal, exponent: number): string {
  if (price.scale <= exponent) return formatFixed(rescale(price, exponent), exponent);
  const exact = formatFixed(price.coefficient, price.scale);
  const needless = price.scale - exponent;
  const kept = exact.slice(0, exact.length - needless);
  const rest = exact.slice(-needless).replace(/0+$/, '');
  return rest === '' && exponent === 0 ? kept.slice(0, -1) : kept + rest;
}

function choosePrice(
  given: PriceInput | undefined,
  addOn: AddOn | undefined,
  { code }: Currency,
  path: string,
): Decimal | Fault {
  const at = (): string => pointer(path, 'unitPrice');
  if (given !== undefined) return readPrice(given, code) ?? (checkPrice(given, at(), code) as Fault);
  const price = addOn?.prices[code];
  if (price !== undefined) return readPrice(price, code) ?? (checkPrice(price, at()) as Fault);
  const has = Object.keys(addOn?.prices ?? {}).join(', ') || 'none';
  return fault(
    'add_on.price_missing',
    at(),
    `add-on "${addOn?.code}" has no price in ${code} (it has: ${has}); give a unitPrice or add the price`,
    { currency: code },
  );
}

function readUnits(given: DecimalInput | undefined): Decimal {
  return given === undefined || given === 1 || given === '1' ? ONE : (readDecimal(given) as Decimal);
}
