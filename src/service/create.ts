import { toInstant } from '../calendar/instant.ts';
import { dayIn } from '../calendar/time-zone.ts';
import { createFromPlan, datesOfNew, issueModeOf } from '../decisions/create-one-off-invoice.ts';
import { IDS_PER_DECISION } from '../invoice/decide.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import type { IssueMode } from '../policy/policy.ts';
import type { KeyClaim } from '../ports/invoice-store.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { OneOffInvoiceInput } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planOneOffInvoice } from '../pricing/plan-invoice.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { object } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import { askResolver } from './ask-resolver.ts';
import { commitEntry, type Entry } from './commit.ts';
import { loadRecords } from './load-records.ts';
import type { Settings } from './options.ts';
import { answerOf, claimOf } from './replay.ts';
import { requestNumber } from './take-number.ts';

/** Options of every command that creates. */
export interface CreateOptions {
  /** At most 255 characters, per tenant: the same key and input give the same answer, and nothing happens twice. */
  readonly idempotencyKey?: string;
}

const NO_MORE = object({});

/** Create a one-off invoice; see `Invoicing.createOneOffInvoice`. */
export async function createOneOffInvoice(
  settings: Settings,
  input: OneOffInvoiceInput,
  { idempotencyKey, ...options }: CreateOptions = {},
): Promise<Invoice> {
  requireShape(NO_MORE, options);
  const claim = await claimOf(idempotencyKey, 'createOneOffInvoice', input);
  const earlier = claim && (await settings.store.findReplay(settings.tenant, claim.key));
  if (claim && earlier) return answerOf(claim, settings);
  const outcome = await commitEntry(settings, await prepareCreate(settings, input, claim));
  // Else another call with this key won the race: its answer is ours.
  return typeof outcome === 'object' ? outcome.decision.invoice : answerOf(claim as KeyClaim, settings);
}

/** Make a new invoice ready to be decided. */
export async function prepareCreate(
  settings: Settings,
  input: OneOffInvoiceInput,
  claim: KeyClaim | undefined,
): Promise<Entry> {
  const { plan, issue, context } = await prepare(settings, input);
  const dates = datesOfNew(plan, issue, context);
  return {
    invoices: [],
    claim,
    number: dates && requestNumber(plan.records, dates.issueDate),
    decide: (_, take) => createFromPlan(plan, issue, { ...context, number: take() }),
  };
}

/** What {@link createOneOffInvoice} would store as a draft, without storing it. */
export async function previewOneOffInvoice(settings: Settings, input: OneOffInvoiceInput): Promise<DraftInvoice> {
  const asDraft: Settings = { ...settings, policy: { ...settings.policy, assignNumber: 'finalize', issue: 'draft' } };
  const { plan, context } = await prepare(asDraft, input, 'tolerant');
  const issue = issueModeOf(input, settings.policy);
  return createFromPlan(plan, issue === 'held' ? 'held' : 'draft', context).invoice as DraftInvoice;
}

async function prepare(
  settings: Settings,
  input: OneOffInvoiceInput,
  mode: 'strict' | 'tolerant' = 'strict',
): Promise<{ plan: Plan; issue: IssueMode; context: PricingDecisionContext }> {
  const { policy, currencies, tenant, clock, ids } = settings;
  const { customerId, billingEntityId, lines } = (input ?? {}) as Partial<OneOffInvoiceInput>;
  const { records, faults } = await loadRecords({ customerId, billingEntityId, lines }, settings);
  const count = Array.isArray(lines) ? Math.min(lines.length, policy.limits.lines) : 0;
  const fresh = Array.from({ length: 1 + count + IDS_PER_DECISION }, () => ids.next());
  const plan = planOneOffInvoice(input, { policy, currencies, records, faults, lineIds: fresh.slice(1) });
  const now = toInstant(clock.now());
  const today = dayIn(plan.records.billingEntity.timeZone, now);
  const issue = issueModeOf(input, policy);
  const request = taxRequestFor(plan, { tenant, today });
  const { answer, failure } = await askResolver(request, plan, settings);
  if (failure && mode === 'strict' && issue === 'now') throw failure;
  return {
    plan,
    issue,
    context: {
      now,
      today,
      tenant,
      policy,
      currencies,
      ids: fresh,
      records: plan.records,
      taxAnswer: answer,
      number: null,
    },
  };
}
