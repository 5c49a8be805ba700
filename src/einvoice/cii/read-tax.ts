import { present } from '../../statement/present.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from '../../statement/statement-totals.ts';
import type { NodeReader } from '../xml/node.ts';
import { readCiiDate } from './read-dates.ts';
import { EVENTS_IN_CII } from './write-tax.ts';

/** BG-23, with BT-7 and BT-8, which CII repeats on each row. */
export function readCiiVat(rows: readonly NodeReader[]): {
  readonly vat: readonly VatBreakdown[];
  readonly taxPointDate: string | undefined;
  readonly taxPointEvent: string | undefined;
} {
  let taxPointDate: string | undefined;
  let event: string | undefined;
  const vat = rows.map((row) => {
    taxPointDate ??= readCiiDate(row.one('TaxPointDate'));
    event ??= row.text('DueDateTypeCode');
    row.text('TypeCode');
    return present<VatBreakdown>({
      taxable: row.text('BasisAmount') ?? '',
      tax: row.text('CalculatedAmount') ?? '',
      category: row.text('CategoryCode') ?? '',
      rate: row.text('RateApplicablePercent'),
      reason: row.text('ExemptionReason'),
      reasonCode: row.text('ExemptionReasonCode'),
    });
  });
  const known = Object.entries(EVENTS_IN_CII).find(([, cii]) => cii === event);
  return { vat, taxPointDate, taxPointEvent: known?.[0] ?? event };
}

/** BG-20 and BG-21, or BG-27 and BG-28. */
export function readCiiAllowances(all: readonly NodeReader[]): {
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
} {
  const isCharge = (one: NodeReader): boolean => one.text('ChargeIndicator', 'Indicator') === 'true';
  return {
    allowances: all.filter((one) => !isCharge(one)).map(allowance),
    charges: all.filter(isCharge).map(allowance),
  };
}

function allowance(one: NodeReader): AllowanceCharge {
  const { category, rate } = readTradeTax(one.one('CategoryTradeTax'));
  return present<AllowanceCharge>({
    amount: one.text('ActualAmount') ?? '',
    base: one.text('BasisAmount'),
    percent: one.text('CalculationPercent'),
    reason: one.text('Reason'),
    reasonCode: one.text('ReasonCode'),
    category,
    rate,
  });
}

/** The VAT of a line or of a document's allowance. */
export function readTradeTax(one: NodeReader | undefined): { readonly category?: string; readonly rate?: string } {
  one?.text('TypeCode');
  return present<{ readonly category?: string; readonly rate?: string }>({
    category: one?.text('CategoryCode'),
    rate: one?.text('RateApplicablePercent'),
  });
}

/** BG-22; BT-110 is in the invoice's currency, BT-111 in another. */
export function readCiiTotals(one: NodeReader | undefined, currency: string): StatementTotals {
  const taxes = one?.all('TaxTotalAmount') ?? [];
  return present<StatementTotals>({
    lines: one?.text('LineTotalAmount') ?? '',
    allowances: one?.text('AllowanceTotalAmount'),
    charges: one?.text('ChargeTotalAmount'),
    withoutVat: one?.text('TaxBasisTotalAmount') ?? '',
    vat: taxes.find((tax) => (tax.attribute('currencyID') ?? currency) === currency)?.own,
    vatInTaxCurrency: taxes.find((tax) => (tax.attribute('currencyID') ?? currency) !== currency)?.own,
    withVat: one?.text('GrandTotalAmount') ?? '',
    paid: one?.text('TotalPrepaidAmount'),
    rounding: one?.text('RoundingAmount'),
    due: one?.text('DuePayableAmount') ?? '',
  });
}
