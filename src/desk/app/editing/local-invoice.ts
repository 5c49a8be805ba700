import { editedDraft } from '../../../decisions/edited-draft.ts';
import { datesOfNew, newDraft } from '../../../decisions/new-draft.ts';
import type { InvoiceRecords } from '../../../directory/invoice-records.ts';
import { ValidationError } from '../../../errors/errors.ts';
import type { Fault } from '../../../errors/fault.ts';
import type { DraftInvoice } from '../../../invoice/invoice.ts';
import type { Currency } from '../../../money/currency.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { PricingDecisionContext } from '../../../pricing/context.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../../../pricing/input.ts';
import { planOneOffInvoice } from '../../../pricing/plan-invoice.ts';

/** What pricing needs beside the input, as the API hands it out. */
export interface PricingContext {
  readonly today: string;
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  readonly records: InvoiceRecords;
}

/** An invoice as the core computes it in the browser. */
export interface LocalInvoice {
  /** `null` where nothing could be computed. */
  readonly invoice: DraftInvoice | null;
  readonly faults: readonly Fault[];
  /** The lines, by their index in the input, that have a fault and are left out. */
  readonly without: readonly number[];
}

const NOW = '2000-01-01T00:00:00.000Z';

/**
 * Compute a new invoice as the server does: the same tax chain, rounding, warnings and faults. Only what its e-invoice
 * lacks is for the server to say, which has the rules.
 */
export function computeNew(input: OneOffInvoiceInput, context: PricingContext): LocalInvoice {
  return compute(input, (given, ids) => {
    const whole = wholeContext(context, ids);
    const plan = planOneOffInvoice({ ...given, issue: 'draft' }, { ...whole, lineIds: ids.slice(1) });
    return newDraft(plan, 'draft', datesOfNew(plan, 'draft', whole), whole);
  });
}

/** Compute the edit of a draft. */
export function computeEdit(draft: DraftInvoice, update: DraftUpdate, context: PricingContext): LocalInvoice {
  return compute(update, (given, ids) => editedDraft(draft, given, wholeContext(context, ids)));
}

function wholeContext(context: PricingContext, ids: readonly string[]): PricingDecisionContext {
  return { ...context, tenant: 'desk', now: NOW, taxAnswer: null, number: null, ids };
}

/** A fault must not blank the others: the lines and members that have one are left out, and the rest is computed. */
function compute<I extends { readonly lines?: readonly unknown[] }>(
  input: I,
  decide: (given: I, ids: readonly string[]) => LocalInvoice['invoice'],
): LocalInvoice {
  const lines = input.lines ?? [];
  const ids = Array.from({ length: lines.length + 4 }, (_, index) => `new-${index}`);
  try {
    return { invoice: decide(input, ids), faults: [], without: [] };
  } catch (error) {
    if (!(error instanceof ValidationError)) return { invoice: null, faults: [], without: [] };
    const { faults } = error;
    const without = [...new Set(faults.flatMap(({ path }) => lineIndexOf(path) ?? []))].sort((a, b) => a - b);
    const members = new Set(faults.map(({ path }) => path.split('/')[1] ?? ''));
    members.delete('lines');
    const rest = lines.filter((_, index) => !without.includes(index));
    const given = Object.fromEntries(Object.entries(input).filter(([name]) => !members.has(name) || NEEDED.has(name)));
    if (rest.length === 0) return { invoice: null, faults, without };
    return { invoice: tried(() => decide({ ...given, lines: rest } as unknown as I, ids)), faults, without };
  }
}

/** Without these there is nothing to compute. */
const NEEDED: ReadonlySet<string> = new Set(['customerId', 'billingEntityId', 'currency']);

function lineIndexOf(path: string): number | undefined {
  const [, index] = /^\/lines\/(\d+)/.exec(path) ?? [];
  return index === undefined ? undefined : Number(index);
}

function tried<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
