import { freeze, frozenCopy, isSealed, seal } from '../validation/frozen.ts';
import { isSameJson } from '../validation/same-json.ts';
import { changeOfNew } from './change-of-new.ts';
import type { Decision, EventType, InvoiceChange, InvoiceEvent } from './events.ts';
import type { Invoice } from './invoice.ts';
import { withMembers } from './invoice-of.ts';

/** The context of every decision: values only. */
export interface DecisionContext {
  /** ISO instant in UTC. */
  readonly now: string;
  /** Fresh ids, used in order; a decision that runs again may use the same ones. */
  readonly ids: readonly string[];
  /** Who gives the command, such as `"user:7"`; kept on its events. */
  readonly actor?: string | undefined;
}

/** How many ids a decision may need beside one per line. */
export const IDS_PER_DECISION = 6;

/**
 * Turn a next state into a decision: number the events, stamp the invoice, keep only what changed as the fact.
 *
 * The first event carries the change; those after it say what it also means and change nothing but the version. All of
 * it is frozen to the bottom; an invoice that may belong to the caller is copied first.
 *
 * @param before - the invoice before, `undefined` for a new one
 * @param after - the next state; `version` and `updatedAt` are set here
 * @param types - the events, at least one
 * @param facts - what the first event reports in addition to the members that changed
 */
export function decide<I extends Invoice>(
  before: Invoice | undefined,
  after: I,
  types: readonly EventType[],
  context: DecisionContext,
  facts: InvoiceChange = {},
): Decision<I> {
  const { now, ids, actor } = context;
  const start = before?.version ?? 0;
  const own = before === undefined || isSealed(before) ? freeze : frozenCopy;
  let invoice = seal(own(stamped(before, after, start + 1, now)));
  let change: InvoiceChange = Object.assign(changeOf(before, invoice), own(facts));
  const first = ids.length - types.length;
  const events = types.map((type, index): InvoiceEvent => {
    if (index > 0) {
      invoice = seal(withMembers<I>(invoice, { version: start + index + 1 }));
      change = {};
    }
    const id = ids[first + index] as string;
    const { tenant, version: sequence } = invoice;
    const data = { change, invoice };
    const event =
      actor === undefined
        ? { id, type, timestamp: now, sequence, tenant, data }
        : { id, type, timestamp: now, sequence, tenant, actor, data };
    return seal(event as unknown as InvoiceEvent);
  });
  return { invoice, events };
}

const DERIVED: readonly string[] = ['version', 'updatedAt', 'payments'];

/** The next state with its version; one that a decision has just made is still its own to write to. */
function stamped<I extends Invoice>(before: Invoice | undefined, after: I, version: number, updatedAt: string): I {
  return Object.isFrozen(after) || after === before
    ? withMembers<I>(after, { version, updatedAt })
    : Object.assign(after, { version, updatedAt });
}

/** The members of an invoice that changed; a new one is a change as a whole. */
function changeOf(before: Invoice | undefined, after: Invoice): { [member: string]: unknown } {
  const change: { [member: string]: unknown } = before === undefined ? changeOfNew(after) : {};
  if (before !== undefined) {
    for (const member in after) {
      const key = member as keyof Invoice;
      if (after[key] !== before[key] && !DERIVED.includes(key) && !isSameJson(before[key], after[key]))
        change[key] = after[key];
    }
  }
  const payment = after.payments[before?.payments.length ?? 0];
  if (payment !== undefined) change['payment'] = payment;
  return change;
}
