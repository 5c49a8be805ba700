import { dayIn } from '../calendar/time-zone.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { TaxUnavailableError } from '../errors/errors.ts';
import type { DecisionContext } from '../invoice/decide.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DepositState } from '../pricing/deposits/deposit-state.ts';
import type { Plan } from '../pricing/plan.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { actorOf } from './context.ts';
import { askResolver, type Resolution } from './host/ask-resolver.ts';
import type { Settings } from './options.ts';

/** The context of a decision that prices a document, and why the tax resolver has no answer where it has none. */
export interface PricingDecision {
  readonly context: PricingDecisionContext;
  readonly failure?: TaxUnavailableError | undefined;
}

/**
 * The context of a decision that prices a plan; the tax resolver is asked for the lines whose taxes it decides.
 *
 * @param plan - `null` for a document whose prices and taxes are frozen
 */
export function pricingDecision(
  settings: Settings,
  records: InvoiceRecords,
  plan: Plan | null,
  { ids, now }: DecisionContext,
  deposits: readonly DepositState[],
): PricingDecision | Promise<PricingDecision> {
  const { tenant, currencies, policy, eInvoice: checkEInvoice } = settings;
  const decisionOn = ({ answer, failure }: Resolution): PricingDecision => ({
    context: {
      now,
      ids,
      ...actorOf(settings),
      today: dayIn(records.billingEntity.timeZone, now),
      policy,
      checkEInvoice,
      tenant,
      currencies,
      records,
      deposits,
      taxAnswer: answer,
      number: null,
    },
    failure,
  });
  const request = plan === null ? null : taxRequestFor(plan, tenant);
  return plan === null || request === null
    ? decisionOn({ answer: null })
    : askResolver(request, plan, settings).then(decisionOn);
}
