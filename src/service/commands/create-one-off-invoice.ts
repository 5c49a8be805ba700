import { dayIn } from '../../calendar/time-zone.ts';
import { createFromPlan, issueModeOf } from '../../decisions/create-one-off-invoice.ts';
import { datesOfNew } from '../../decisions/new-draft.ts';
import type { TaxUnavailableError } from '../../errors/errors.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { IssueMode } from '../../policy/policy.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import type { PricingDecisionContext } from '../../pricing/context.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Plan } from '../../pricing/plan.ts';
import { planOneOffInvoice } from '../../pricing/plan-invoice.ts';
import { commitEntry, type Entry } from '../commit.ts';
import { idsFor, readClock } from '../context.ts';
import { loadDeposits, lockedDeposits, lockedIds, NO_DEPOSITS, namedDeposits } from '../deposits.ts';
import { loadRecords } from '../host/load-records.ts';
import { type CreateOptions, requireCreateOptions } from '../input/command-options.ts';
import type { Settings } from '../options.ts';
import { askForTaxes, pricingDecision } from '../pricing-decision.ts';
import { answeredInvoice, answerOnce } from '../stored-answer.ts';
import { requestNumber } from '../take-number.ts';

/** Create an invoice; see `Invoicing.createOneOffInvoice`. */
export function createInvoice(
  settings: Settings,
  input: OneOffInvoiceInput,
  options: CreateOptions = {},
): Promise<Invoice> {
  requireCreateOptions(options);
  const command = { name: 'createOneOffInvoice', input, idempotencyKey: options.idempotencyKey };
  const run = async (claim: KeyClaim | undefined): Promise<Invoice | undefined> => {
    const outcome = await commitEntry(settings, await prepareCreate(settings, input, claim));
    return typeof outcome === 'object' ? outcome.decision.invoice : undefined;
  };
  const lookUp = settings.taxResolver === undefined ? 'when refused' : 'before';
  return answerOnce(settings, command, answeredInvoice, run, lookUp);
}

/** Make a new invoice ready to be decided. */
export async function prepareCreate(
  settings: Settings,
  input: OneOffInvoiceInput,
  claim: KeyClaim | undefined,
): Promise<Entry> {
  const { plan, issue, context, failure } = await planNewInvoice(settings, input);
  if (failure && issue === 'now') throw failure;
  const dates = datesOfNew(plan, issue, context);
  const invoices = lockedIds(context.deposits);
  return {
    invoices,
    documents: invoices.length + 1,
    claim,
    number: dates && requestNumber(plan.records, dates.issueDate),
    decide: (found, take) => {
      const deposits = lockedDeposits(context.deposits, found);
      return createFromPlan(plan, issue, { ...context, number: take(), deposits });
    },
  };
}

/** An input that was planned, with the context to decide it in. */
interface PlannedInvoice {
  readonly plan: Plan;
  readonly issue: IssueMode;
  readonly context: PricingDecisionContext;
  /** Why the tax resolver has no answer. */
  readonly failure?: TaxUnavailableError | undefined;
}

/** Load the records of an input and plan it. */
export async function planNewInvoice(settings: Settings, input: OneOffInvoiceInput): Promise<PlannedInvoice> {
  const { policy, currencies } = settings;
  const { customerId, billingEntityId, lines } = (input ?? {}) as Partial<OneOffInvoiceInput>;
  const { records, faults } = await loadRecords({ customerId, billingEntityId, lines }, settings);
  const lineCount = Array.isArray(lines) ? Math.min(lines.length, policy.limits.lines) : 0;
  const ids = idsFor(settings, 1 + lineCount);
  const now = readClock(settings);
  const seller = faults.length === 0 ? records.billingEntity : undefined;
  const today = seller === undefined ? now.slice(0, 10) : dayIn(seller.timeZone, now);
  const plan = planOneOffInvoice(input, { policy, currencies, records, faults, today, lineIds: ids.slice(1) });
  const named = namedDeposits(input);
  const deposits = named.length === 0 ? NO_DEPOSITS : await loadDeposits(settings, named);
  const asked = askForTaxes(settings, plan);
  const { context, failure } = pricingDecision(settings, plan.records, { ids, now }, deposits, asked && (await asked));
  return { plan, issue: issueModeOf(input, policy), context, failure };
}
