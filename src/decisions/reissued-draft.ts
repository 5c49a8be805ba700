import type { DecisionContext } from '../invoice/decide.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, VoidedInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import type { Policy } from '../policy/policy.ts';
import { frozenCopy } from '../validation/frozen.ts';
import type { ReissueInput } from './reissue-input.ts';
import { scheduledAfter } from './schedule.ts';

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
