import type { EInvoiceChoice } from '../code-lists/e-invoice-profiles.ts';
import type { Buyer } from '../directory/buyer.ts';
import { formatDocumentNumber } from '../directory/document-number.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { EInvoiceCheck, EInvoiceFindings } from '../invoice/e-invoice-check.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, OpenInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import type { Policy } from '../policy/policy.ts';
import { fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';

/** What checking an e-invoice needs. */
export interface EInvoiceContext {
  readonly policy: Policy;
  /** A pure function. Without it, profiles are stored and not checked. */
  readonly checkEInvoice?: EInvoiceCheck | undefined;
}

/** The most findings that a draft keeps, because every line may break a rule. */
const MOST_WARNINGS = 100;

/** A draft whose warnings include what its e-invoice would lack if it were issued today. */
export function withEInvoiceWarnings(draft: DraftInvoice, context: PricingDecisionContext): DraftInvoice {
  // Without its taxes a document breaks rules that it keeps once they are known.
  if (draft.taxStatus === 'pending' || !isJudged(draft, context)) return draft;
  const { faults, warnings } = eInvoiceFindings(asIssued(draft, context), context);
  const found = [...faults, ...warnings];
  if (found.length === 0) return draft;
  return withMembers(draft, { warnings: [...draft.warnings, ...found.slice(0, MOST_WARNINGS)] });
}

/**
 * Refuse a document whose e-invoice a validator would refuse, where the policy requires e-invoices.
 *
 * @throws {ValidationError} `einvoice.*`
 */
export function requireEInvoice(document: Invoice | CreditNote, context: EInvoiceContext, invoice?: Invoice): void {
  if (context.policy.eInvoice === 'required') throwFaults(eInvoiceFindings(document, context, invoice).faults);
}

/** {@link requireEInvoice} for a draft that is about to be frozen, before it has a number and dates. */
export function requireEInvoiceOf(draft: DraftInvoice, context: PricingDecisionContext): void {
  if (context.policy.eInvoice === 'required') requireEInvoice(asIssued(draft, context), context);
}

/** What is wrong with the e-invoice of a document, by the profile that it or its customer asks for. */
export function eInvoiceFindings(
  document: Invoice | CreditNote,
  { policy, checkEInvoice }: EInvoiceContext,
  invoice?: Invoice,
): EInvoiceFindings {
  const profile = profileOf(document);
  if (profile === 'none') return NOTHING;
  if (profile === null) return policy.eInvoice === 'required' ? { ...NOTHING, faults: [noProfile()] } : NOTHING;
  if (checkEInvoice === undefined) return { ...NOTHING, faults: [unchecked()] };
  return checkEInvoice(document, { profile, ...(invoice && { invoice }) });
}

const NOTHING: EInvoiceFindings = { faults: [], warnings: [] };

/** Whether anything can be wrong with the e-invoice of a document: most documents have no profile. */
function isJudged(document: Parameters<typeof profileOf>[0], { policy }: EInvoiceContext): boolean {
  const profile = profileOf(document);
  return profile === null ? policy.eInvoice === 'required' : profile !== 'none';
}

/** The document's own, else its customer's. */
function profileOf(document: { readonly eInvoiceProfile: EInvoiceChoice | null; readonly customer: Buyer }) {
  return document.eInvoiceProfile ?? document.customer.eInvoiceProfile ?? null;
}

function asIssued(draft: DraftInvoice | OpenInvoice, context: PricingDecisionContext): FinalizedInvoice {
  const { records, today, now } = context;
  const dates = fillDates(draft, records, today);
  const formatted = formatDocumentNumber(records, 1, dates.issueDate);
  const number = draft.number ?? ('number' in formatted ? formatted.number : '1');
  return withMembers(draft, { ...dates, status: 'finalized', onHold: false, warnings: [], number, finalizedAt: now });
}

function noProfile(): Fault {
  return fault(
    'einvoice.profile_missing',
    '/eInvoiceProfile',
    'the policy requires e-invoices, and no profile is set; set eInvoiceProfile on the customer or here, or "none" for a customer that gets no e-invoices',
  );
}

function unchecked(): Fault {
  return fault(
    'einvoice.unchecked',
    '/eInvoiceProfile',
    'the profile is not checked; pass { eInvoice: checkEInvoice } of oneoff/einvoice to createInvoicing',
  );
}
