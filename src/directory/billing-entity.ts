import { type PaymentTerm, paymentTermShape } from '../calendar/payment-term.ts';
import { timeZoneLeaf } from '../calendar/time-zone.ts';
import type { Fault } from '../errors/fault.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import { type NumberSeries, numberSeriesShape } from '../numbering/number-series.ts';
import { checkShape } from '../validation/check-shape.ts';
import { object, optional } from '../validation/object.ts';
import { fromRow } from '../validation/row.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { numberPrefixLeaf } from './number-prefix.ts';
import type { PaymentMeans } from './payment-means.ts';
import { paymentMeansListShape } from './payment-means-shape.ts';
import type { RecordRules } from './record-rules.ts';
import { type Seller, sellerFields } from './seller.ts';
import { taxCodesShape } from './tax-codes.ts';

/** The legal entity that sells, with its accounting currency, time zone, default taxes and number series. */
export interface BillingEntity extends Seller {
  /** ISO 4217; default currency, and the currency of VAT accounting (BT-6). */
  readonly currency: string;
  /** IANA name: issue dates are dates in this time zone. */
  readonly timeZone: string;
  /** Codes of the default taxes; an empty list says nothing. */
  readonly taxCodes?: readonly string[];
  /** Default of its invoices (BT-20). */
  readonly paymentTerm?: PaymentTerm;
  /** BG-16: the default of its invoices. */
  readonly paymentMeans?: readonly PaymentMeans[];
  /** The value of `{PREFIX}` in number patterns: printable characters without blanks. */
  readonly numberPrefix?: string;
  /** The series of invoices. */
  readonly numberSeries: NumberSeries;
  /** The series of credit notes; default: `numberSeries` with `CN-` before its pattern. */
  readonly creditNoteSeries?: NumberSeries;
}

/** The shape of a {@link BillingEntity}. */
export const billingEntityShape: ObjectShape<BillingEntity> = object<BillingEntity>({
  ...sellerFields,
  currency: currencyCodeLeaf,
  timeZone: timeZoneLeaf,
  taxCodes: optional(taxCodesShape),
  paymentTerm: optional(paymentTermShape),
  paymentMeans: optional(paymentMeansListShape),
  numberPrefix: optional(numberPrefixLeaf),
  numberSeries: numberSeriesShape,
  creditNoteSeries: optional(numberSeriesShape),
});

/**
 * All faults of a billing entity; a bad number pattern is refused here, before the first invoice.
 *
 * @param rules - the host's own currencies, and whether codes are checked
 * @returns `number.*`, `code.unknown`, `iban.invalid`, `bic.invalid`, `time_zone.unknown`, `currency.unknown`, `payment_term.invalid` and the `field.*` codes
 */
export function validateBillingEntity(billingEntity: unknown, path = '', rules: RecordRules = {}): readonly Fault[] {
  return checkShape(billingEntityShape, fromRow(billingEntity), path, { ...rules });
}
