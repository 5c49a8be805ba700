import type { Statement } from '../../statement/statement.ts';
import type { AllowanceCharge, VatBreakdown } from '../../statement/statement-totals.ts';
import { element, textElement } from '../xml/write.ts';
import { ciiDate } from './dates.ts';

/** Codes of BT-8 in CII (UNTDID 2475) for those of the statement (UNTDID 2005). */
export const EVENTS_IN_CII: { readonly [code: string]: string } = { '3': '5', '35': '29', '432': '72' };

/** A row of BG-23; BT-7 and BT-8 are repeated on each. */
export function ciiVat(row: VatBreakdown, { taxPointDate, taxPointEvent }: Statement): string {
  return element(
    'ram:ApplicableTradeTax',
    textElement('ram:CalculatedAmount', row.tax) +
      textElement('ram:TypeCode', 'VAT') +
      textElement('ram:ExemptionReason', row.reason) +
      textElement('ram:BasisAmount', row.taxable) +
      textElement('ram:CategoryCode', row.category) +
      textElement('ram:ExemptionReasonCode', row.reasonCode) +
      ciiDate('ram:TaxPointDate', taxPointDate, 'udt:DateString') +
      textElement('ram:DueDateTypeCode', taxPointEvent && (EVENTS_IN_CII[taxPointEvent] ?? taxPointEvent)) +
      textElement('ram:RateApplicablePercent', row.rate),
  );
}

/** The VAT of a line or of a document's allowance. */
export function ciiTradeTax(name: string, category: string | undefined, rate: string | undefined): string {
  if (category === undefined) return '';
  return element(
    name,
    textElement('ram:TypeCode', 'VAT') +
      textElement('ram:CategoryCode', category) +
      textElement('ram:RateApplicablePercent', rate),
  );
}

/** BG-20, BG-21, BG-27, BG-28; `indicator` is `"true"` for a charge. */
export function ciiAllowanceCharge(one: AllowanceCharge, indicator: string): string {
  return element(
    'ram:SpecifiedTradeAllowanceCharge',
    element('ram:ChargeIndicator', textElement('udt:Indicator', indicator)) +
      textElement('ram:CalculationPercent', one.percent) +
      textElement('ram:BasisAmount', one.base) +
      textElement('ram:ActualAmount', one.amount) +
      textElement('ram:ReasonCode', one.reasonCode) +
      textElement('ram:Reason', one.reason) +
      ciiTradeTax('ram:CategoryTradeTax', one.category, one.rate),
  );
}
