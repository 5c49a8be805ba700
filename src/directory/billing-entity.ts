import { type PaymentTerm, paymentTermLeaf } from '../calendar/payment-term.ts';
import { timeZoneLeaf } from '../calendar/time-zone.ts';
import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { Currency } from '../money/currency.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import { type NumberSeries, validateNumberSeries } from '../numbering/number-series.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';
import { type Party, partyFields } from './party.ts';

/** A seller: its books' currency, its days, its default taxes and its numbers. */
export interface BillingEntity extends Party {
  /** ISO 4217; default currency, and the currency of VAT accounting (BT-6). */
  readonly currency: string;
  /** IANA name: an invoice's issue date is this zone's day. */
  readonly timeZone: string;
  /** Codes of the default taxes. */
  readonly taxCodes?: readonly string[];
  readonly paymentTerm?: PaymentTerm;
  /** What `{PREFIX}` stands for in number patterns. */
  readonly numberPrefix?: string;
  readonly numberSeries: NumberSeries;
  /** The series of credit notes; default: `numberSeries` with `CN-` before its pattern. */
  readonly creditNoteSeries?: NumberSeries;
}

/** Checked by its own validator. */
/** The shape of a number series, its pattern's rules among it. */
export const numberSeriesLeaf: Leaf<NumberSeries> = { kind: 'leaf', type: 'object', check: validateNumberSeries };

/** The shape of a {@link BillingEntity}. */
export const billingEntityShape: ObjectShape<BillingEntity> = object<BillingEntity>({
  ...partyFields,
  currency: text(12),
  timeZone: timeZoneLeaf,
  taxCodes: optional(list(text())),
  paymentTerm: optional(paymentTermLeaf),
  numberPrefix: optional(text(40)),
  numberSeries: numberSeriesLeaf,
  creditNoteSeries: optional(numberSeriesLeaf),
});

/**
 * All faults of a billing entity; a bad number pattern is refused here, before there is an invoice.
 *
 * @param custom - the host's own currencies
 * @returns `number.*`, `time_zone.unknown`, `currency.unknown`, `payment_term.invalid` and the `field.*` codes
 */
export function validateBillingEntity(
  billingEntity: unknown,
  path = '',
  custom: readonly Currency[] = [],
): readonly Fault[] {
  const faults = checkShape(billingEntityShape, billingEntity, path);
  if (faults.length > 0) return faults;
  return validateCurrency((billingEntity as BillingEntity).currency, { custom }, pointer(path, 'currency'));
}
