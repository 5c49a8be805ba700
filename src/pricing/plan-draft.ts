import { tooManyLines } from '../calculation/validate-calculation.ts';
import type { AddOn } from '../directory/add-on.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { DraftInvoice, InvoiceLine } from '../invoice/invoice.ts';
import { type Currency, requireCurrency } from '../money/currency.ts';
import { withdrawalOn } from '../money/withdrawals.ts';
import type { Policy } from '../policy/policy.ts';
import { MOST_FAULTS } from '../validation/report.ts';
import { checkExemption, createTaxAssigner } from './assign-taxes.ts';
import { type CurrencyChange, changeCurrency } from './change-currency.ts';
import { chooseCurrency } from './choose-currency.ts';
import { mergeDetails, storedDetails } from './details.ts';
import { checkLeastSize } from './document-size.ts';
import type { DraftUpdate, LineInput, LineUpdate } from './input.ts';
import { requiredOfLine, twoTaxPoints } from './input-rules.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { addOnsByCode } from './plan-invoice.ts';
import { inputOfLine, type LineContext, planLine, replanLine } from './plan-line.ts';
import { taxDatesOf } from './tax-dates.ts';
import { unknownReferences } from './unknown-references.ts';
import { validateDraftUpdate } from './validate-input.ts';

/** What planning a stored draft needs. */
export interface DraftPlanContext {
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  readonly records: InvoiceRecords;
  /** Today in the billing entity's time zone. */
  readonly today: string;
  /** Fresh ids for lines that are new. */
  readonly lineIds: readonly string[];
}

/**
 * Plan a stored draft again, with or without an edit: taxes that were derived are derived again from today's records,
 * prices and tax codes that were given stay. With another currency, prices of the catalogue are looked up again.
 *
 * @throws {ValidationError} every fault of the edit at once, with paths into it; `line.not_found`
 */
export function planDraft(draft: DraftInvoice, update: DraftUpdate | null, context: DraftPlanContext): Plan {
  const { policy, currencies, records, today } = context;
  const { rounding } = draft;
  if (update !== null) throwFaults(checkEdit(update, context));
  const change = update === null ? undefined : currencyChange(draft, update, context);
  const currency = change?.to ?? requireCurrency(draft.currency, currencies);
  // A rate between the old currency and the seller's says nothing of the new one.
  const dropped = change && update?.exchangeRate === undefined ? { exchangeRate: null } : undefined;
  const details = update === null ? storedDetails(draft) : mergeDetails(draft, { ...update, ...dropped });
  const taxDates = taxDatesOf(details, { today, timeZone: records.billingEntity.timeZone });
  const lineContext: LineContext = {
    currency,
    addOns: addOnsByCode(records.addOns),
    assignTaxes: createTaxAssigner(records, policy, currency, rounding),
    taxDates,
  };
  const faults = checkExemption(records.customer, policy);
  if (details.taxPointDate !== null && details.taxPointEvent !== null) faults.push(twoTaxPoints());
  const kept =
    update?.lines === undefined
      ? ownLines(draft).map((line, index) => {
          const path = pointer('/lines', index);
          if (change === undefined) return replanLine(line, path, lineContext, faults);
          const input = changeCurrency(inputOfLine(line), change, lineContext.addOns, path);
          if (!('code' in input)) return planLine(input, line.id, path, lineContext, faults);
          faults.push(input);
          return undefined;
        })
      : mergeLines(draft, update.lines, { ...context, change, addOns: lineContext.addOns }, faults).map(
          (merged, index) => merged && planLine(merged.line, merged.id, pointer('/lines', index), lineContext, faults),
        );
  const firstAdded = update?.lines?.length ?? 0;
  const added = (update?.addLines ?? []).map((line, index) =>
    planLine(line, context.lineIds[firstAdded + index] as string, pointer('/addLines', index), lineContext, faults),
  );
  const lines = [...kept, ...added];
  if (lines.length > policy.limits.lines)
    throwFaults([{ ...tooManyLines(lines.length, policy.limits.lines), path: '/addLines' }]);
  if (update !== null && faults.length === 0) faults.push(...checkLeastSize(lines as PlannedLine[], policy));
  throwFaults(faults);
  return {
    records,
    policy,
    currency,
    rounding,
    lines: lines as PlannedLine[],
    details,
    namesDeposits: update !== null && update.deposits !== undefined,
    taxDate: taxDates.document,
    expectedTotal: update?.expectedTotal ?? undefined,
  };
}

function checkEdit(update: DraftUpdate, { policy, currencies, records }: DraftPlanContext): Fault[] {
  const faults: Fault[] = [...validateDraftUpdate(update, { policy, currencies })];
  if (faults.some((one) => one.code === 'lines.too_many')) return faults;
  for (const one of unknownReferences(update?.lines, records)) faults.push(one);
  // Nobody reads more, and a directory is not asked for more.
  if (faults.length < MOST_FAULTS)
    for (const one of unknownReferences(update?.addLines, records, '/addLines')) faults.push(one);
  return faults;
}

/** The new currency of an edit, if it changes; `null` means the policy's default. */
function currencyChange(
  draft: DraftInvoice,
  { currency: wanted }: DraftUpdate,
  { records, policy, currencies, today }: DraftPlanContext,
): CurrencyChange | undefined {
  if (wanted === undefined || wanted === draft.currency) return undefined;
  const { customer, addOns, billingEntity } = records;
  const choice = chooseCurrency(
    { wanted: wanted ?? undefined, customer, addOns, billingEntity, today },
    policy,
    currencies,
  );
  if ('fault' in choice) throw new ValidationError([choice.fault]);
  const from = requireCurrency(draft.currency, currencies);
  const { successor } = withdrawalOn(from.code, draft.issueDate ?? today, currencies) ?? {};
  return choice.currency.code === from.code ? undefined : { from, to: choice.currency, successor };
}

/** The lines that are billed; those that deduct deposits are created again. */
function ownLines({ lines }: DraftInvoice): readonly InvoiceLine[] {
  return lines.filter(({ deposit }) => deposit === null);
}

interface MergeContext {
  readonly lineIds: readonly string[];
  readonly change: CurrencyChange | undefined;
  readonly addOns: ReadonlyMap<string, AddOn>;
}

interface MergedLine {
  readonly id: string;
  readonly line: LineInput;
}

/** The inputs of an edit's lines, merged with the lines that they change; `undefined` where there is a fault. */
function mergeLines(
  draft: DraftInvoice,
  updates: readonly LineUpdate[],
  { lineIds, change, addOns }: MergeContext,
  faults: Fault[],
): (MergedLine | undefined)[] {
  const stored = new Map(ownLines(draft).map((line) => [line.id, line]));
  const seen = new Set<string>();
  return updates.map((update, index): MergedLine | undefined => {
    const path = pointer('/lines', index);
    const { id } = update;
    const wrong = id === undefined ? undefined : checkLineId(id, stored, seen, pointer(path, 'id'));
    if (wrong) {
      faults.push(wrong);
      return undefined;
    }
    const line = mergeLine(id === undefined ? undefined : stored.get(id), update, (base) =>
      change === undefined ? base : changeCurrency(base, change, addOns, path),
    );
    if ('code' in line) {
      faults.push(line);
      return undefined;
    }
    const missing = requiredOfLine(line, path);
    faults.push(...missing);
    return missing.length > 0 ? undefined : { id: id ?? (lineIds[index] as string), line };
  });
}

function checkLineId(
  id: string,
  stored: ReadonlyMap<string, InvoiceLine>,
  seen: Set<string>,
  path: string,
): Fault | undefined {
  if (!stored.has(id))
    return fault('line.not_found', path, `the draft has no line ${show(id)}; leave id out for a new line`);
  if (seen.has(id)) return fault('field.conflict', path, `line ${show(id)} is given twice in the edit; name it once`);
  seen.add(id);
  return undefined;
}

/** A line's input after an edit: what it does not name stays, `null` clears, another add-on brings its own texts. */
function mergeLine(
  stored: InvoiceLine | undefined,
  { id: _, ...update }: LineUpdate,
  inCurrency: (line: LineInput) => LineInput | Fault,
): LineInput | Fault {
  const isOther = typeof update.addOn === 'string' && update.addOn !== stored?.addOn;
  const hasPrice = isOther || update.unitPrice !== undefined;
  const kept = stored && (hasPrice ? inputOfLine(stored) : inCurrency(inputOfLine(stored)));
  if (kept && 'code' in kept) return kept;
  const base: { [key: string]: unknown } = { ...kept };
  if (isOther) for (const key of ['name', 'description', 'unitPrice']) delete base[key];
  for (const [key, value] of Object.entries(update)) {
    if (value === null) delete base[key];
    else if (value !== undefined) base[key] = value;
  }
  return base as LineInput;
}
