import { InvoiceStateError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import { decide } from '../invoice/decide.ts';
import { displayNumber } from '../invoice/display-number.ts';
import type { Decision } from '../invoice/events.ts';
import { inInvoiceCurrency } from '../invoice/in-invoice-currency.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, VoidedInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { compareAmounts, isZero } from '../money/amounts.ts';
import { checkDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { reissueContextShape } from './context/pricing-shape.ts';
import { itemsIn, numberOf, requireContext } from './context/require-context.ts';
import { hasMoneyLeft } from './credit-notes/has-left.ts';
import { lineBalances } from './credit-notes/line-balance.ts';
import { withEInvoiceWarnings } from './e-invoice.ts';
import { priceDraft } from './price-draft.ts';
import { editOfReissue, type ReissueInput, requireReissueInput } from './reissue-input.ts';
import { reissuedDraft } from './reissued-draft.ts';

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
  requireContext(reissueContextShape, context, 'reissue', 3 + itemsIn(invoice?.lines));
  requireReissueInput(input, context);
  const found = requireReissuable(invoice, context.creditNotes);
  const { policy, records, today, ids } = context;
  const draft = reissuedDraft(found, input, context);
  const plan = planned ?? planDraft(draft, editOfReissue(input), { ...context, lineIds: [] });
  const dates = policy.assignNumber === 'create' ? fillDates(draft, records, today) : null;
  throwFaults(dates ? checkDates(dates, plan.currency, context) : []);
  const priced = priceDraft(draft, plan, context, dates ?? {});
  const fresh = withMembers<DraftInvoice>(priced, { number: dates === null ? null : numberOf(context, 'reissue') });
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
