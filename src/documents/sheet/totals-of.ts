import { isZero } from '../../money/amounts.ts';
import type { OtherTax } from '../../statement/beyond.ts';
import type { VatBreakdown } from '../../statement/statement-totals.ts';
import type { SheetContext } from './context.ts';
import { fill } from './fill.ts';
import type { SheetTotal } from './sheet.ts';

type Row = Omit<SheetTotal, 'value'>;

/** The totals: net, each tax, total, what lowers it, and what the recipient pays. */
export function totalRowsOf(context: SheetContext): readonly SheetTotal[] {
  const { statement, formats } = context;
  const rows = [...taxedRows(context), ...payableRows(context), ...settledRows(context)];
  const last = rows.map(({ weight }) => weight).lastIndexOf('total');
  return rows.map((row, index) => {
    // One figure is the largest: the last one.
    const weight = row.weight === 'total' && index < last ? 'strong' : row.weight;
    const value = weight === 'total' ? formats.money(row.raw, statement.currency) : formats.amount(row.raw);
    return { ...row, weight, value: row.key === 'taxInTaxCurrency' ? formats.amount(row.raw) : value };
  });
}

function taxedRows({ statement, labels, formats }: SheetContext): readonly Row[] {
  const { totals, vat, beyond, taxCurrency } = statement;
  const on = (name: string, rate: string | undefined, base: string): string =>
    fill(labels.taxOn, { name, rate: rate === undefined ? '' : formats.percent(rate), base: formats.amount(base) })
      .replace(/\s+/g, ' ')
      .trim();
  return [
    row('net', labels.netTotal, totals.lines),
    ...vat.map((one: VatBreakdown) => row('tax', on(labels.vat, one.rate, one.taxable), one.tax)),
    ...(vat.length > 1 && totals.vat !== undefined ? [row('taxTotal', labels.vatTotal, totals.vat)] : []),
    ...beyond.otherTaxes.map((one: OtherTax) => {
      const name = one.jurisdiction === undefined ? one.name : `${one.name} (${one.jurisdiction})`;
      return row('tax', on(name, one.rate, one.taxable), one.amount);
    }),
    row('total', labels.total, beyond.total, 'total'),
    ...(totals.vatInTaxCurrency === undefined
      ? []
      : [
          row(
            'taxInTaxCurrency',
            fill(labels.taxIn, { name: labels.vat, currency: taxCurrency ?? '' }),
            totals.vatInTaxCurrency,
          ),
        ]),
  ];
}

/** From the total to what is payable; nothing where they are one. */
function payableRows({ statement, labels, formats }: SheetContext): readonly Row[] {
  const { totals, beyond } = statement;
  const { withholdings } = beyond;
  const rows = [
    ...withholdings.map(({ name, rate, amount }) => {
      const label = fill(labels.withheld, { name });
      return row('withheld', rate === undefined ? label : `${label} ${formats.percent(rate)}`, negative(amount));
    }),
    ...(totals.rounding === undefined ? [] : [row('rounding', labels.rounding, totals.rounding)]),
  ];
  return rows.length === 0 ? [] : [...rows, row('payable', labels.payable, beyond.amountPayable, 'total')];
}

function settledRows({ settlement, labels }: SheetContext): readonly Row[] {
  if (settlement === undefined) return [];
  const { paid, credited, writtenOff, refundable, due } = settlement;
  return [
    ...(isZero(paid) ? [] : [row('paid', labels.paid, negative(paid))]),
    ...(isZero(credited) ? [] : [row('credited', labels.credited, negative(credited))]),
    ...(isZero(writtenOff) ? [] : [row('writtenOff', labels.writtenOff, negative(writtenOff))]),
    ...(isZero(refundable) ? [] : [row('refundable', labels.toRefund, refundable)]),
    row('due', labels.due, due, 'total'),
  ];
}

function row(key: string, label: string, raw: string, weight: SheetTotal['weight'] = 'plain'): Row {
  return { key, label, raw, weight };
}

function negative(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : isZero(amount) ? amount : `-${amount}`;
}
