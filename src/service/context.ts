import { toInstant } from '../calendar/instant.ts';
import { dayIn } from '../calendar/time-zone.ts';
import type { EInvoiceContext } from '../decisions/e-invoice.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { TaxUnavailableError } from '../errors/errors.ts';
import { type DecisionContext, IDS_PER_DECISION } from '../invoice/decide.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { Plan } from '../pricing/plan.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { askResolver } from './host/ask-resolver.ts';
import { freshIds } from './host/fresh-ids.ts';
import type { Settings } from './options.ts';

/** Fresh ids for a decision: those of its events, after `more` others. */
export function idsFor({ ids }: Settings, more = 0): readonly string[] {
  return freshIds(ids, more + IDS_PER_DECISION);
}

/** What the clock says; a command that plans and decides reads it once, so that both mean the same day. */
export function readClock({ clock }: Settings): string {
  return toInstant(clock.now());
}

/** The context of a decision that prices nothing. */
export function decisionContext(
  settings: Settings,
  ids: readonly string[] = idsFor(settings),
  now: string = readClock(settings),
): DecisionContext {
  const { actor } = settings;
  return { now, ids, ...(actor !== undefined && { actor }) };
}

/** The context of a decision that has to do with dates: `today` is the date in the billing entity's time zone. */
export function datedContext(
  settings: Settings,
  { timeZone }: BillingEntity,
  ids?: readonly string[],
  now?: string,
): DecisionContext & EInvoiceContext & { readonly today: string } {
  const context = decisionContext(settings, ids, now);
  const { policy, eInvoice: checkEInvoice } = settings;
  return { ...context, today: dayIn(timeZone, context.now), policy, checkEInvoice };
}

/** The context of a decision that prices a document, and why the tax resolver has no answer where it has none. */
export interface PricingContext {
  readonly context: PricingDecisionContext;
  readonly failure?: TaxUnavailableError | undefined;
}

/**
 * The context of a decision that prices a plan; the tax resolver is asked for the lines whose taxes it decides.
 *
 * @param plan - `null` for a document whose prices and taxes are frozen
 */
export async function pricingContext(
  settings: Settings,
  records: InvoiceRecords,
  plan: Plan | null,
  { ids, now }: DecisionContext,
): Promise<PricingContext> {
  const { tenant, currencies } = settings;
  const dated = datedContext(settings, records.billingEntity, ids, now);
  const context = { ...dated, tenant, currencies, records, taxAnswer: null, number: null };
  if (plan === null) return { context };
  const request = taxRequestFor(plan, tenant);
  const { answer, failure } = await askResolver(request, plan, settings);
  return { context: { ...context, taxAnswer: answer }, failure };
}
