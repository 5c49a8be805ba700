import type { Decision, EventType, InvoiceChange, InvoiceEvent } from './events.ts';
import type { Invoice } from './invoice.ts';

/** The context of every decision: values only. */
export interface DecisionContext {
  /** ISO instant in UTC. */
  readonly now: string;
  /** Fresh ids, used in order; a decision that runs again may use the same ones. */
  readonly ids: readonly string[];
  /** Who gives the command, such as `"user:7"`; kept on its events. */
  readonly actor?: string;
}

/** How many ids a decision may need beside one per line. */
export const IDS_PER_DECISION = 6;

/**
 * Turn a next state into a decision: number the events, stamp the invoice, keep only what changed as the fact.
 *
 * The first event carries the change; those after it say what it also means and change nothing but the version.
 *
 * @param before - the invoice before, `undefined` for a new one
 * @param after - the next state; `version` and `updatedAt` are set here
 * @param types - the events, at least one
 * @param facts - what the first event tells beside the members that changed
 */
export function decide<I extends Invoice>(
  before: Invoice | undefined,
  after: I,
  types: readonly EventType[],
  context: DecisionContext,
  facts: InvoiceChange = {},
): Decision<I> {
  const start = before?.version ?? 0;
  const ids = context.ids.slice(-types.length);
  const events = types.map((type, index): InvoiceEvent => {
    const invoice = { ...after, version: start + index + 1, updatedAt: context.now };
    const change = index === 0 ? { ...changeOf(before, after), ...facts } : {};
    return {
      id: ids[index] as string,
      type,
      timestamp: context.now,
      sequence: invoice.version,
      tenant: after.tenant,
      ...(context.actor !== undefined && { actor: context.actor }),
      data: { change, invoice },
    } as InvoiceEvent;
  });
  const last = events.at(-1) as InvoiceEvent;
  return { invoice: last.data.invoice as I, events };
}

const DERIVED: readonly string[] = ['version', 'updatedAt', 'payments'];

function changeOf(before: Invoice | undefined, after: Invoice): InvoiceChange {
  const members = Object.entries(after).filter(
    ([key, value]) => !DERIVED.includes(key) && (before === undefined || !isSame(before[key as keyof Invoice], value)),
  );
  const change: InvoiceChange = Object.fromEntries(members);
  const payment = after.payments[before?.payments.length ?? 0];
  return payment === undefined ? change : { ...change, payment };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
