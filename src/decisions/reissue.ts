import { isoDateLeaf } from '../calendar/iso-date.ts';
import { InvoiceStateError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import { inInvoiceCurrency } from '../invoice/in-invoice-currency.ts';
import {
  type DraftInvoice,
  displayNumber,
  type FinalizedInvoice,
  type Invoice,
  type VoidedInvoice,
} from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { compareAmounts, isZero } from '../money/amounts.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import type { Policy } from '../policy/policy.ts';
import { checkDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { checkShape } from '../validation/check-shape.ts';
import { frozenCopy } from '../validation/frozen.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { hasMoneyLeft } from './credit-notes/credit-line.ts';
import { lineBalances } from './credit-notes/line-balance.ts';
import { withEInvoiceWarnings } from './e-invoice.ts';
import { priceDraft } from './price-draft.ts';
import { scheduledAfter } from './schedule.ts';

/** What `reissue` takes; what is left out is as on the invoice. */
export interface ReissueInput {
  /**
   * ISO 4217. Prices of the catalogue are looked up again; prices that were stated are converted where it is the successor of
   * a withdrawn currency, and must be stated again everywhere else.
   */
  readonly currency?: string;
  /** ISO date: the tax date of the whole document, in place of those that the invoice has. */
  readonly taxPointDate?: string;
}

/** The shape of a {@link ReissueInput}. */
export const reissueShape: ObjectShape<ReissueInput> = object<ReissueInput>({
  currency: optional(currencyCodeLeaf),
  taxPointDate: optional(isoDateLeaf),
});

/**
 * Refuse an invoice that is still valid: only a voided or fully credited one can be replaced.
 *
 * @param creditNotes - its credit notes, for an invoice of which nothing is payable, such as one that deducts deposits of the
 * whole: only they say whether its lines are credited
 * @throws {InvoiceStateError} `invoice.wrong_state`, `reissue.not_credited`
 */
export function requireReissuable(
  invoice: Invoice,
  creditNotes: readonly CreditNote[] = [],
): FinalizedInvoice | VoidedInvoice {
  const found = requireStatus(invoice, 'reissue', 'voided', 'finalized');
  if (found.status === 'voided') return found;
  const isCredited = isZero(found.amountPayable)
    ? creditNotes.length > 0 && !lineBalances(found, creditNotes.map(inInvoiceCurrency)).some(hasMoneyLeft)
    : compareAmounts(found.amountCredited, found.amountPayable) >= 0;
  if (isCredited) return found;
  throw new InvoiceStateError(
    'reissue.not_credited',
    `invoice ${found.number} still stands with ${found.amountPayable} less ${found.amountCredited} credited; void it or credit it whole first`,
    'finalized',
    ['voided', 'credited'],
  );
}

/**
 * The draft that reissues an invoice, before it is priced: what was given stays, and so do the tax dates, because the
 * supply did not move. Issue and due date are open again, and so is the payment term that they follow from. It starts as
 * the policy starts drafts.
 */
export function reissuedDraft(
  invoice: FinalizedInvoice | VoidedInvoice,
  input: ReissueInput,
  { ids, now, policy }: DecisionContext & { readonly policy: Policy },
): DraftInvoice {
  // A copy, because the invoice may be the caller's.
  const kept = frozenCopy(invoice);
  const { lines, taxPointDate, taxPointEvent } = taxDatesOf(kept, input);
  return withMembers<DraftInvoice>(kept, {
    taxPointDate,
    taxPointEvent,
    id: ids[0] as string,
    version: 0,
    status: 'draft',
    onHold: policy.issue === 'held',
    number: null,
    issueDate: null,
    dueDate: null,
    finalizeAt: scheduledAfter('creation', { policy, now }),
    paymentTerm: null,
    lines: lines.map((line, index) => ({ ...line, id: ids[index + 1] as string })),
    paymentStatus: 'unpaid',
    payments: [],
    writeOffs: [],
    deductedBy: null,
    replaces: invoice.id,
    replacedBy: null,
    voidReason: null,
    warnings: [],
    createdAt: now,
    finalizedAt: null,
    voidedAt: null,
    paidAt: null,
    overdueAt: null,
  });
}

type TaxPoints = Pick<Invoice, 'lines' | 'taxPointDate' | 'taxPointEvent'>;

/** A date that is given is that of the whole document; an event beside it would exclude it (BR-CO-03). */
function taxDatesOf(invoice: Invoice, { taxPointDate }: ReissueInput): TaxPoints {
  if (taxPointDate === undefined) return { ...keptTaxDates(invoice), taxPointEvent: invoice.taxPointEvent };
  const lines = invoice.lines.map((line) => ({ ...line, taxPointDate: null }));
  return { lines, taxPointDate, taxPointEvent: null };
}

/**
 * Tax points that keep the tax dates of an invoice: one for the document where its lines agree, else one for each line,
 * and so beside a `taxPointEvent`, which excludes a date of the document (BR-CO-03).
 */
function keptTaxDates({ lines, taxPointDate, taxPointEvent }: Invoice): Pick<Invoice, 'lines' | 'taxPointDate'> {
  const [first, ...others] = new Set(lines.map((line) => line.taxDate));
  if (first === undefined || taxPointDate !== null) return { lines, taxPointDate };
  if (others.length > 0 || taxPointEvent !== null)
    return { lines: lines.map((line) => ({ ...line, taxPointDate: line.taxDate })), taxPointDate };
  return { lines: lines.map((line) => ({ ...line, taxPointDate: null })), taxPointDate: first };
}

/**
 * Issue a voided or fully credited invoice again: a new draft with the same lines and prices, taxes derived again, dates
 * open, linked both ways by `replaces` and `replacedBy`. Tax dates stay, unless another is given.
 *
 * Ids are used in order: the new invoice's, one per line; the last two for the events.
 *
 * @param planned - the plan of the new draft, where the caller has made it already
 * @throws {InvoiceStateError} `invoice.wrong_state`, `reissue.not_credited`, `invoice.replaced`
 * @throws {ValidationError} `currency.*`, `price.currency_changed`, `add_on.price_missing` with another currency; `number.*`,
 * `date.outside_window` under a policy that numbers drafts
 */
export function reissue(
  invoice: Invoice,
  input: ReissueInput,
  context: PricingDecisionContext & { readonly creditNotes?: readonly CreditNote[] },
  planned?: Plan,
): Decision<DraftInvoice> {
  requireReissueInput(input, context);
  const found = requireReissuable(invoice, context.creditNotes);
  const { policy, records, today, ids } = context;
  const draft = reissuedDraft(found, input, context);
  const plan = planned ?? planDraft(draft, editOfReissue(input), { ...context, lineIds: [] });
  const dates = policy.assignNumber === 'create' ? fillDates(draft, records, today) : null;
  throwFaults(dates ? checkDates(dates, plan.currency, context) : []);
  const priced = priceDraft(draft, plan, context, dates ?? {});
  const fresh = withMembers<DraftInvoice>(priced, { number: context.number });
  requireDocumentSize(fresh, policy, 'issue');
  const linked = decide<FinalizedInvoice | VoidedInvoice>(
    found,
    withMembers(found, { replacedBy: fresh.id }),
    ['invoice.updated'],
    { ...context, ids: ids.slice(0, -1) },
  );
  const warned = withEInvoiceWarnings(fresh, context);
  return { ...decide<DraftInvoice>(undefined, warned, ['invoice.drafted'], context), also: [linked] };
}

/** The edit that a reissue makes on its draft. */
export function editOfReissue({ currency }: ReissueInput): DraftUpdate | null {
  return currency === undefined ? null : { currency };
}

/**
 * Refuse an input that cannot be read.
 *
 * @throws {ValidationError} `field.*`, `currency.unknown`, `date.invalid`
 */
export function requireReissueInput(
  input: ReissueInput,
  { currencies }: Pick<PricingDecisionContext, 'currencies'>,
): void {
  throwFaults(checkShape(reissueShape, input, '', { currencies }));
}

/**
 * Refuse to replace an invoice twice.
 *
 * @param replacement - the invoice that it names as `replacedBy`, if it still exists
 * @throws {InvoiceStateError} `invoice.replaced`
 */
export function refuseReplaced(invoice: Invoice, replacement: Invoice | undefined): void {
  if (replacement === undefined) return;
  throw new InvoiceStateError(
    'invoice.replaced',
    `invoice ${displayNumber(invoice)} is replaced by ${displayNumber(replacement)} (${replacement.id}) already; edit that draft, or reissue that invoice`,
    'replaced',
    ['not replaced'],
  );
}
