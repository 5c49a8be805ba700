import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { TaxUnavailableError } from '../errors/errors.ts';
import type { DecisionContext } from '../invoice/decide.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { Plan } from '../pricing/plan.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { datedContext } from './context.ts';
import { askResolver } from './host/ask-resolver.ts';
import type { Settings } from './options.ts';

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
