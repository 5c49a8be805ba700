import type { AddOn } from '../directory/add-on.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { ValidationError } from '../errors/errors.ts';
import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import { isPlainObject } from '../validation/object.ts';
import { MOST_FAULTS } from '../validation/report.ts';
import { checkExemption, createTaxAssigner } from './assign-taxes.ts';
import { chooseCurrency } from './choose-currency.ts';
import { mergeDetails, type PlannedDetails } from './details.ts';
import { checkLeastSize } from './document-size.ts';
import type { LineInput, OneOffInvoiceInput } from './input.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { type LineContext, planLine } from './plan-line.ts';
import { type TaxDateDetails, type TaxDates, taxDatesOf } from './tax-dates.ts';
import { unknownReferences } from './unknown-references.ts';
import { validateOneOffInvoice } from './validate-input.ts';

/** What planning a new invoice needs: the policy, what the directory found, and a fresh id per line. */
export interface PlanContext {
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  /** What was found; a missing seller or buyer comes with its fault in `faults`. */
  readonly records: Partial<InvoiceRecords>;
  readonly faults?: readonly Fault[];
  readonly lineIds: readonly string[];
  /** Today in the billing entity's time zone. */
  readonly today: string;
}

/**
 * Accept an input or throw all its faults at once: those of its shape together with those that the records reveal.
 *
 * @throws {ValidationError} the codes of `validateOneOffInvoice`, and `customer.not_found`, `billing_entity.not_found`,
 * `add_on.not_found`, `add_on.price_missing`, `tax.not_found`, `tax.not_valid`, `tax.category_required`, `tax.level_disabled`,
 * `currency.required`, `currency.customer_mismatch`
 */
export function planOneOffInvoice(input: OneOffInvoiceInput, context: PlanContext): Plan {
  const { policy, currencies, records } = context;
  const { rounding } = policy;
  const faults: Fault[] = [...validateOneOffInvoice(input, { policy, currencies }), ...(context.faults ?? [])];
  // The check stopped there, so the rest of the input was not checked.
  if (faults.length >= MOST_FAULTS) throw new ValidationError(faults);
  const given: Partial<OneOffInvoiceInput> = isPlainObject(input) ? input : {};
  const tooMany = faults.some((one) => one.code === 'lines.too_many');
  if (!tooMany) for (const one of unknownReferences(given.lines, records)) faults.push(one);
  const addOns = records.addOns ?? [];
  const wanted = typeof given.currency === 'string' ? given.currency : undefined;
  const choice = chooseCurrency(
    { wanted, customer: records.customer, addOns, billingEntity: records.billingEntity, today: context.today },
    policy,
    currencies,
  );
  if ('fault' in choice) {
    const known = faults.some(
      (one) => one.path === '/currency' || one.path === '/customerId' || one.path === '/billingEntityId',
    );
    if (!known || choice.fault.code === 'currency.customer_mismatch') faults.push(choice.fault);
  }
  faults.push(...checkExemption(records.customer, policy));
  const details = faults.length === 0 ? mergeDetails(undefined, input) : undefined;
  const taxDates = datesOf(details, context);
  const lines =
    'fault' in choice || tooMany
      ? []
      : planLines(
          given.lines,
          {
            currency: choice.currency,
            addOns: addOnsByCode(addOns),
            assignTaxes: createTaxAssigner(records, policy, choice.currency, rounding),
            taxDates,
          },
          context.lineIds,
          faults,
        );
  faults.push(...checkLeastSize(lines, policy));
  if (faults.length > 0 || 'fault' in choice || details === undefined) throw new ValidationError(faults);
  return {
    records: records as InvoiceRecords,
    policy,
    currency: choice.currency,
    rounding,
    lines,
    details,
    namesDeposits: true,
    taxDate: taxDates.document,
    expectedTotal: input.expectedTotal,
  };
}

/** The tax dates of an input. If it has faults, the default dates are used to look for more faults. */
function datesOf(details: PlannedDetails | undefined, { records, today }: PlanContext): TaxDates {
  const timeZone = records.billingEntity?.timeZone ?? 'UTC';
  return taxDatesOf(details ?? NO_DATES, { today, timeZone });
}

const NO_DATES: TaxDateDetails = { taxPointDate: null, supplyDate: null, servicePeriod: null, issueDate: null };

function planLines(given: unknown, context: LineContext, lineIds: readonly string[], faults: Fault[]): PlannedLine[] {
  if (!Array.isArray(given)) return [];
  const bad = new Set(faults.map((one) => one.path.split('/', 3).join('/')));
  const planned: PlannedLine[] = [];
  for (let index = 0; index < given.length && faults.length < MOST_FAULTS; index++) {
    const path = pointer('/lines', index);
    if (bad.has(path)) continue;
    const line = planLine(given[index] as LineInput, lineIds[index] as string, path, context, faults);
    if (line) planned.push(line);
  }
  return planned;
}

/** Add-ons by their codes; of two with one code the first. */
export function addOnsByCode(addOns: readonly AddOn[]): ReadonlyMap<string, AddOn> {
  const byCode = new Map<string, AddOn>();
  for (const addOn of addOns) if (!byCode.has(addOn.code)) byCode.set(addOn.code, addOn);
  return byCode;
}
