import type { Statement } from '../../statement/statement.ts';
import type { AllowanceCharge, VatBreakdown } from '../../statement/statement-totals.ts';
import { element, leaf } from '../xml/write.ts';
import { ciiDate } from './dates.ts';

/** Codes of BT-8 in CII (UNTDID 2475) for those of the statement (UNTDID 2005). */
export const EVENTS_IN_CII: { readonly [code: string]: string } = { '3': '5', '35': '29', '432': '72' };

/** A row of BG-23; BT-7 and BT-8 stand on each. */
export function ciiVat(row: VatBreakdown, { taxPointDate, taxPointEvent }: Statement): string {
  return element(
    'ram:ApplicableTradeTax',
    leaf('ram:CalculatedAmount', row.tax) +
      leaf('ram:TypeCode', 'VAT') +
      leaf('ram:ExemptionReason', row.reason) +
      leaf('ram:BasisAmount', row.taxable) +
      leaf('ram:CategoryCode', row.category) +
      leaf('ram:ExemptionReasonCode', row.reasonCode) +
      ciiDate('ram:TaxPointDate', taxPointDate, 'udt:DateString') +
      leaf('ram:DueDateTypeCode', taxPointEvent && (EVENTS_IN_CII[taxPointEvent] ?? taxPointEvent)) +
      leaf('ram:RateApplicablePercent', row.rate),
  );
}

/** The VAT of a line or of a document's allowance. */
export function ciiTradeTax(name: string, category: string | undefined, rate: string | undefined): string {
  if (category === undefined) return '';
  return element(
    name,
    leaf('ram:TypeCode', 'VAT') + leaf('ram:CategoryCode', category) + leaf('ram:RateApplicablePercent', rate),
  );
}

/** BG-20, BG-21, BG-27, BG-28; `indicator` is `"true"` for a charge. */
export function ciiAllowanceCharge(one: AllowanceCharge, indicator: string): string {
  return element(
    'ram:SpecifiedTradeAllowanceCharge',
    element('ram:ChargeIndicator', leaf('udt:Indicator', indicator)) +
      leaf('ram:CalculationPercent', one.percent) +
      leaf('ram:BasisAmount', one.base) +
      leaf('ram:ActualAmount', one.amount) +
      leaf('ram:ReasonCode', one.reasonCode) +
      leaf('ram:Reason', one.reason) +
      ciiTradeTax('ram:CategoryTradeTax', one.category, one.rate),
  );
}
