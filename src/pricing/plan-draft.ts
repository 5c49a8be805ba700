import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { hasVatId } from '../directory/party.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { DraftInvoice, InvoiceLine } from '../invoice/invoice.ts';
import { type Currency, requireCurrency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import { assignTaxes } from './assign-taxes.ts';
import { detailsIn, mergeDetails } from './details.ts';
import type { DraftUpdate, LineInput, LineUpdate } from './input.ts';
import { draftLine, type LineDraft, redraftLine } from './line-draft.ts';
import { emptyTaxCodes, unknownReferences } from './plan-invoice.ts';
import type { PricePlan } from './price-plan.ts';
import { requiredOfLine, validateDraftUpdate } from './validate-input.ts';

/** What planning a stored draft needs. */
export interface DraftPlanContext {
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  readonly records: InvoiceRecords;
  /** Fresh ids for lines that are new. */
  readonly lineIds: readonly string[];
}

/**
 * Plan a stored draft anew, with an edit or without: taxes that were derived are derived again from today's records,
 * prices and tax codes that were given stay.
 *
 * @throws {ValidationError} every fault of the edit at once, with paths into it; `line.not_found`
 */
export function planDraft(draft: DraftInvoice, update: DraftUpdate | null, context: DraftPlanContext): PricePlan {
  const { policy, currencies, records } = context;
  const currency = requireCurrency(draft.currency, currencies);
  const lines = update?.lines === undefined ? draft.lines.map(redraftLine) : undefined;
  const edited = update === null ? [] : planEdit(draft, update, currency, context);
  const planned = lines ?? edited;
  const pathOf = (index: number): string => pointer(pointer('/lines', index), 'taxCodes');
  const { assigned, faults } = assignTaxes(planned, records, policy, pathOf);
  throwFaults(faults);
  return {
    lines: planned,
    assigned,
    currency,
    rounding: draft.rounding,
    details: update === null ? detailsIn(draft) : mergeDetails(detailsIn(draft), update),
    expectedTotal: update?.expectedTotal ?? undefined,
  };
}

function planEdit(
  draft: DraftInvoice,
  update: DraftUpdate,
  currency: Currency,
  { policy, currencies, records, lineIds }: DraftPlanContext,
): LineDraft[] {
  const faults: Fault[] = [...validateDraftUpdate(update, { policy, currencies })];
  const tooMany = faults.some((one) => one.code === 'lines.too_many');
  if (!tooMany) for (const one of unknownReferences(update?.lines, records)) faults.push(one);
  if (!tooMany && hasVatId(records.billingEntity)) faults.push(...emptyTaxCodes(update?.lines));
  throwFaults(faults);
  const seen = new Set<string>();
  const lines = (update.lines ?? []).flatMap((line, index): LineDraft[] => {
    const path = pointer('/lines', index);
    const stored = draft.lines.find((one) => one.id === line.id);
    if (line.id !== undefined && (stored === undefined || seen.has(line.id))) {
      faults.push(
        stored === undefined
          ? fault(
              'line.not_found',
              pointer(path, 'id'),
              `the draft has no line ${show(line.id)}; leave id out for a new line`,
            )
          : fault(
              'field.conflict',
              pointer(path, 'id'),
              `line ${show(line.id)} stands twice in the edit; name it once`,
            ),
      );
      return [];
    }
    seen.add(line.id ?? '');
    const merged = mergeLine(stored, line);
    const missing = requiredOfLine(merged, path);
    faults.push(...missing);
    if (missing.length > 0) return [];
    const addOn = records.addOns.find((one) => one.code === merged.addOn);
    const drafted = draftLine(merged, line.id ?? (lineIds[index] as string), addOn, currency, path);
    if ('fault' in drafted) faults.push(drafted.fault);
    return 'fault' in drafted ? [] : [drafted.line];
  });
  throwFaults(faults);
  return lines;
}

/** A line's input after an edit: what it does not name stays, `null` clears, another add-on brings its own texts. */
function mergeLine(stored: InvoiceLine | undefined, { id: _, ...update }: LineUpdate): LineInput {
  const base: { [key: string]: unknown } = stored === undefined ? {} : { ...inputOf(stored) };
  if (typeof update.addOn === 'string' && update.addOn !== stored?.addOn) {
    for (const key of ['name', 'description', 'unitPrice']) delete base[key];
  }
  for (const [key, value] of Object.entries(update)) {
    if (value === null) delete base[key];
    else if (value !== undefined) base[key] = value;
  }
  return base as LineInput;
}

function inputOf(line: InvoiceLine): LineInput {
  const { id: _, taxCodes, expectedAmount: __, ...members } = redraftLine(line);
  const said = Object.entries({ ...members, taxCodes }).filter(([, value]) => value !== null);
  return Object.fromEntries(said) as LineInput;
}
