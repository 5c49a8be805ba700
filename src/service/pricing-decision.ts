import { dayIn } from '../calendar/time-zone.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { TaxUnavailableError } from '../errors/errors.ts';
import type { DecisionContext } from '../invoice/decide.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DepositState } from '../pricing/deposits/deposit-state.ts';
import type { Plan } from '../pricing/plan.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { askResolver, type Resolution } from './host/ask-resolver.ts';
import type { Settings } from './options.ts';

/** The context of a decision that prices a document, and why the tax resolver has no answer where it has none. */
export interface PricingDecision {
  readonly context: PricingDecisionContext;
  readonly failure?: TaxUnavailableError | undefined;
}

/** Ask the tax resolver for the lines of a plan whose taxes it decides; `undefined` where it decides none. */
export function askForTaxes(settings: Settings, plan: Plan): Promise<Resolution> | undefined {
  const request = taxRequestFor(plan, settings.tenant);
  return request === null ? undefined : askResolver(request, plan, settings);
}

/**
 * The context of a decision that prices a document.
 *
 * @param resolution - what the tax resolver says; left out where it was not asked
 */
export function pricingDecision(
  settings: Settings,
  records: InvoiceRecords,
  { ids, now }: DecisionContext,
  deposits: readonly DepositState[],
  resolution: Resolution = { answer: null },
): PricingDecision {
  const { tenant, currencies, policy, actor, eInvoice: checkEInvoice } = settings;
  const context = {
    now,
    ids,
    actor,
    today: dayIn(records.billingEntity.timeZone, now),
    policy,
    checkEInvoice,
    tenant,
    currencies,
    records,
    deposits,
    taxAnswer: resolution.answer,
    number: null,
  };
  return { context, failure: resolution.failure };
}
