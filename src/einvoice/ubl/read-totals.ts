import { present } from '../../statement/present.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from '../../statement/statement-totals.ts';
import type { NodeReader } from '../xml/node.ts';

/** The VAT category, rate and reason of an element. */
export function readUblCategory(
  one: NodeReader | undefined,
): Pick<Partial<VatBreakdown>, 'category' | 'rate' | 'reason' | 'reasonCode'> {
  one?.text('TaxScheme', 'ID');
  return present<Partial<VatBreakdown>>({
    category: one?.text('ID'),
    rate: one?.text('Percent'),
    reason: one?.text('TaxExemptionReason'),
    reasonCode: one?.text('TaxExemptionReasonCode'),
  });
}

/** BG-20 and BG-21, or BG-27 and BG-28. */
export function readUblAllowances(all: readonly NodeReader[]): {
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
} {
  const isCharge = (one: NodeReader): boolean => one.text('ChargeIndicator') === 'true';
  return {
    allowances: all.filter((one) => !isCharge(one)).map(allowance),
    charges: all.filter(isCharge).map(allowance),
  };
}

function allowance(one: NodeReader): AllowanceCharge {
  const { category, rate } = readUblCategory(one.one('TaxCategory'));
  return present<AllowanceCharge>({
    amount: one.text('Amount') ?? '',
    base: one.text('BaseAmount'),
    percent: one.text('MultiplierFactorNumeric'),
    reason: one.text('AllowanceChargeReason'),
    reasonCode: one.text('AllowanceChargeReasonCode'),
    category,
    rate,
  });
}

/** BG-23. */
export function readUblVat(taxTotals: readonly NodeReader[]): readonly VatBreakdown[] {
  return taxTotals.flatMap((total) =>
    total.all('TaxSubtotal').map((one) => {
      const { category = '', ...rest } = readUblCategory(one.one('TaxCategory'));
      return { taxable: one.text('TaxableAmount') ?? '', tax: one.text('TaxAmount') ?? '', category, ...rest };
    }),
  );
}

/** BG-22; BT-110 is in the invoice's currency, BT-111 in another. */
export function readUblTotals(
  one: NodeReader | undefined,
  taxTotals: readonly NodeReader[],
  currency: string,
): StatementTotals {
  const taxes = taxTotals.flatMap((total) => total.one('TaxAmount') ?? []);
  return present<StatementTotals>({
    lines: one?.text('LineExtensionAmount') ?? '',
    allowances: one?.text('AllowanceTotalAmount'),
    charges: one?.text('ChargeTotalAmount'),
    withoutVat: one?.text('TaxExclusiveAmount') ?? '',
    vat: taxes.find((tax) => tax.attribute('currencyID') === currency)?.own,
    vatInTaxCurrency: taxes.find((tax) => tax.attribute('currencyID') !== currency)?.own,
    withVat: one?.text('TaxInclusiveAmount') ?? '',
    paid: one?.text('PrepaidAmount'),
    rounding: one?.text('PayableRoundingAmount'),
    due: one?.text('PayableAmount') ?? '',
  });
}
