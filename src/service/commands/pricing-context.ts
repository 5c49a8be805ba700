import { dayIn } from '../../calendar/time-zone.ts';
import type { AddOn } from '../../directory/add-on.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Currency } from '../../money/currency.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Tax } from '../../tax/tax.ts';
import { compareValues } from '../../tax/tax-group.ts';
import { list } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { readClock } from '../context.ts';
import { loadRecords } from '../host/load-records.ts';
import { requireFilters } from '../input/require-filters.ts';
import type { Settings } from '../options.ts';

/** Which records to price with. */
export interface PricingContextQuery {
  readonly customerId: string;
  /** Default the customer's, else the only one. */
  readonly billingEntityId?: string;
  /** Codes of add-ons; unknown ones are left out. */
  readonly addOn?: readonly string[];
  /** Codes of taxes that lines name; those of the records come anyway. */
  readonly tax?: readonly string[];
}

/** What the core needs to price an invoice elsewhere, such as in a browser: the context of `createOneOffInvoice`. */
export interface PricingContextAnswer {
  /** Today in the time zone of the billing entity. */
  readonly today: string;
  readonly policy: Policy;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
  readonly records: InvoiceRecords;
}

const codes = optional(list(text(), { max: 1000 }));

/** The shape of a {@link PricingContextQuery}. */
export const pricingContextShape: ObjectShape<PricingContextQuery> = object<PricingContextQuery>({
  customerId: text(),
  billingEntityId: optional(text()),
  addOn: codes,
  tax: codes,
});

/**
 * The records, the policy and the day that an invoice is priced with.
 *
 * @throws {ValidationError} `customer.not_found`, `billing_entity.not_found`, `billing_entity.required`, `field.*`, and
 * the faults of the records
 */
export async function readPricingContext(
  settings: Settings,
  query: PricingContextQuery,
): Promise<PricingContextAnswer> {
  requireFilters(pricingContextShape, query);
  const { customerId, billingEntityId, addOn = [], tax = [] } = query;
  const lines = [...addOn.map((code) => ({ addOn: code })), { taxCodes: tax }];
  const { records, faults } = await loadRecords({ customerId, billingEntityId, lines }, settings);
  throwFaults(faults);
  const found = records as InvoiceRecords;
  const { policy, currencies } = settings;
  // A directory answers in any order; here the same question gets the same answer.
  const inOrder: InvoiceRecords = { ...found, addOns: byCode(found.addOns), taxes: byCode(found.taxes) };
  return { today: dayIn(found.billingEntity.timeZone, readClock(settings)), policy, currencies, records: inOrder };
}

function byCode<R extends AddOn | Tax>(records: readonly R[]): readonly R[] {
  const startOf = (one: AddOn | Tax): string => ('validFrom' in one && one.validFrom) || '';
  return [...records].sort((a, b) => compareValues(a.code, b.code) || compareValues(startOf(a), startOf(b)));
}
