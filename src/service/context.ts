import { toInstant } from '../calendar/instant.ts';
import { dayIn } from '../calendar/time-zone.ts';
import type { EInvoiceContext } from '../decisions/e-invoice.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import { type DecisionContext, IDS_PER_DECISION } from '../invoice/decide.ts';
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
  return { now, ids, actor: settings.actor };
}

/** The context of a decision that has to do with dates: `today` is the date in the billing entity's time zone. */
export function datedContext(
  settings: Settings,
  { timeZone }: BillingEntity,
  ids?: readonly string[],
  now?: string,
): DecisionContext & EInvoiceContext & { readonly today: string } {
  const { policy, actor, eInvoice: checkEInvoice } = settings;
  const context = decisionContext(settings, ids, now);
  const today = dayIn(timeZone, context.now);
  return { now: context.now, ids: context.ids, actor, today, policy, checkEInvoice };
}
