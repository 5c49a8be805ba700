import type { AddOn } from '../directory/add-on.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { hasVatId } from '../directory/party.ts';
import { ValidationError } from '../errors/errors.ts';
import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import { categoryRequired } from '../tax/vat-rules.ts';
import { isPlainObject } from '../validation/object.ts';
import { type AssignedTaxes, assignTaxes, notFound } from './assign-taxes.ts';
import { chooseCurrency } from './choose-currency.ts';
import type { OneOffInvoiceInput } from './input.ts';
import { draftLine, type LineDraft } from './line-draft.ts';
import { validateOneOffInvoice } from './validate-input.ts';

/** What planning needs: the house's rules, what the directory found, and a fresh id per line. */
export interface PlanContext {
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  /** What was found; a missing seller or buyer comes with its fault in `faults`. */
  readonly records: Partial<InvoiceRecords>;
  readonly faults?: readonly Fault[];
  readonly lineIds: readonly string[];
}

/** An accepted input with its defaults filled: what is billed, in which currency, under which taxes. */
export interface OneOffPlan {
  readonly input: OneOffInvoiceInput;
  readonly records: InvoiceRecords;
  readonly currency: Currency;
  readonly lines: readonly LineDraft[];
  readonly assigned: readonly AssignedTaxes[];
}

/**
 * Accept an input or throw all its faults at once: those of its shape together with those that the records reveal.
 *
 * @throws {ValidationError} the codes of `validateOneOffInvoice`, and `customer.not_found`, `billing_entity.not_found`,
 * `add_on.not_found`, `add_on.price_missing`, `tax.not_found`, `tax.category_required`, `currency.required`,
 * `currency.customer_mismatch`
 */
export function planOneOffInvoice(input: OneOffInvoiceInput, context: PlanContext): OneOffPlan {
  const { policy, currencies, records } = context;
  const faults: Fault[] = [...validateOneOffInvoice(input, { policy, currencies }), ...(context.faults ?? [])];
  const given: Partial<OneOffInvoiceInput> = isPlainObject(input) ? input : {};
  const tooMany = faults.some((one) => one.code === 'lines.too_many');
  if (!tooMany) for (const one of unknownReferences(given.lines, records)) faults.push(one);
  const addOns = records.addOns ?? [];
  const wanted = typeof given.currency === 'string' ? given.currency : undefined;
  const choice = chooseCurrency(
    { wanted, customer: records.customer, addOns, billingEntity: records.billingEntity },
    policy,
    currencies,
  );
  if ('fault' in choice) {
    const told = faults.some(
      (one) => one.path === '/currency' || one.path === '/customerId' || one.path === '/billingEntityId',
    );
    if (!told || choice.fault.code === 'currency.customer_mismatch') faults.push(choice.fault);
  }
  const lines = 'currency' in choice ? draftLines(given.lines, addOns, choice.currency, context, faults) : [];
  if (!tooMany && records.billingEntity && hasVatId(records.billingEntity)) faults.push(...emptyTaxCodes(given.lines));
  if (faults.length > 0 || !('currency' in choice)) throw new ValidationError(faults);
  const whole = records as InvoiceRecords;
  const { assigned, faults: taxFaults } = assignTaxes(lines, whole, policy, (index) =>
    pointer(pointer('/lines', index), 'taxCodes'),
  );
  throwFaults(taxFaults);
  return { input, records: whole, currency: choice.currency, lines, assigned };
}

function draftLines(
  given: unknown,
  addOns: readonly AddOn[],
  currency: Currency,
  { lineIds }: PlanContext,
  faults: Fault[],
): LineDraft[] {
  if (!Array.isArray(given) || faults.some((one) => one.code === 'lines.too_many')) return [];
  const bad = new Set(faults.map((one) => one.path.split('/', 3).join('/')));
  return given.flatMap((line: OneOffInvoiceInput['lines'][number], index): LineDraft[] => {
    const path = pointer('/lines', index);
    if (bad.has(path)) return [];
    const addOn = addOns.find((one) => one.code === line.addOn);
    const drafted = draftLine(line, lineIds[index] as string, addOn, currency, path);
    if ('fault' in drafted) faults.push(drafted.fault);
    return 'fault' in drafted ? [] : [drafted.line];
  });
}

/** The faults of codes on lines that the directory does not know, as far as the input can be read. */
export function unknownReferences(lines: unknown, { addOns = [], taxes = [] }: Partial<InvoiceRecords>): Fault[] {
  if (!Array.isArray(lines)) return [];
  const addOnCodes = new Set(addOns.map((addOn) => addOn.code));
  const taxCodes = new Set(taxes.map((tax) => tax.code));
  return lines.flatMap((line: unknown, index): Fault[] => {
    if (!isPlainObject(line)) return [];
    const path = pointer('/lines', index);
    const { addOn, taxCodes: named } = line;
    return [
      ...(typeof addOn === 'string' && addOn !== '' && !addOnCodes.has(addOn)
        ? [notFound('add_on', addOn, pointer(path, 'addOn'), addOnCodes)]
        : []),
      ...(Array.isArray(named) ? named : []).flatMap((code: unknown, place) =>
        typeof code === 'string' && code !== '' && !taxCodes.has(code)
          ? [notFound('tax', code, pointer(pointer(path, 'taxCodes'), place), taxCodes)]
          : [],
      ),
    ];
  });
}

/** The faults of lines that say "no tax row on purpose" although the seller has a VAT id (EN 16931 BR-CO-4). */
export function emptyTaxCodes(lines: unknown): Fault[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, index) =>
    isPlainObject(line) && Array.isArray(line['taxCodes']) && line['taxCodes'].length === 0
      ? [categoryRequired(pointer(pointer('/lines', index), 'taxCodes'))]
      : [],
  );
}
