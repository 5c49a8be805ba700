import type { Statement } from '../../statement/statement.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from '../../statement/statement-totals.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';

/** An amount with its currency. */
export function ublAmount(name: string, amount: string | undefined, currency: string): string {
  return textElement(name, amount, attribute('currencyID', currency));
}

/** A VAT category with its rate and reason. */
export function ublCategory(
  name: string,
  category: string | undefined,
  rate: string | undefined,
  row: Pick<VatBreakdown, 'reason' | 'reasonCode'> = {},
): string {
  if (category === undefined) return '';
  return element(
    name,
    textElement('cbc:ID', category) +
      textElement('cbc:Percent', rate) +
      textElement('cbc:TaxExemptionReasonCode', row.reasonCode) +
      textElement('cbc:TaxExemptionReason', row.reason) +
      element('cac:TaxScheme', textElement('cbc:ID', 'VAT')),
  );
}

/** BG-20, BG-21, BG-27, BG-28; `indicator` is `"true"` for a charge. */
export function ublAllowanceCharge(one: AllowanceCharge, indicator: string, currency: string): string {
  return element(
    'cac:AllowanceCharge',
    textElement('cbc:ChargeIndicator', indicator) +
      textElement('cbc:AllowanceChargeReasonCode', one.reasonCode) +
      textElement('cbc:AllowanceChargeReason', one.reason) +
      textElement('cbc:MultiplierFactorNumeric', one.percent) +
      ublAmount('cbc:Amount', one.amount, currency) +
      ublAmount('cbc:BaseAmount', one.base, currency) +
      ublCategory('cac:TaxCategory', one.category, one.rate),
  );
}

/** BG-23 under BT-110, and BT-111. */
export function ublVat({ totals, vat, currency, taxCurrency }: Statement): string {
  return (
    element(
      'cac:TaxTotal',
      ublAmount('cbc:TaxAmount', totals.vat, currency) + each(vat, (row) => subtotal(row, currency)),
    ) + element('cac:TaxTotal', ublAmount('cbc:TaxAmount', totals.vatInTaxCurrency, taxCurrency ?? currency))
  );
}

function subtotal(row: VatBreakdown, currency: string): string {
  return element(
    'cac:TaxSubtotal',
    ublAmount('cbc:TaxableAmount', row.taxable, currency) +
      ublAmount('cbc:TaxAmount', row.tax, currency) +
      ublCategory('cac:TaxCategory', row.category, row.rate, row),
  );
}

/** BG-22. */
export function ublTotals(totals: StatementTotals, currency: string): string {
  return element(
    'cac:LegalMonetaryTotal',
    ublAmount('cbc:LineExtensionAmount', totals.lines, currency) +
      ublAmount('cbc:TaxExclusiveAmount', totals.withoutVat, currency) +
      ublAmount('cbc:TaxInclusiveAmount', totals.withVat, currency) +
      ublAmount('cbc:AllowanceTotalAmount', totals.allowances, currency) +
      ublAmount('cbc:ChargeTotalAmount', totals.charges, currency) +
      ublAmount('cbc:PrepaidAmount', totals.paid, currency) +
      ublAmount('cbc:PayableRoundingAmount', totals.rounding, currency) +
      ublAmount('cbc:PayableAmount', totals.due, currency),
  );
}
