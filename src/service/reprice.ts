import { toInstant } from '../calendar/instant.ts';
import { dayIn } from '../calendar/time-zone.ts';
import { type FinalizeInput, finalize, finalizeShape } from '../decisions/finalize.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { ConflictError, type TaxUnavailableError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { IDS_PER_DECISION } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice } from '../invoice/invoice.ts';
import { fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { taxRequestFor } from '../pricing/tax-request-for.ts';
import { isPlainObject } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import { askResolver } from './ask-resolver.ts';
import { type ChangeOptions, checkVersion, notFound } from './change.ts';
import { commitEntry, type Entry } from './commit.ts';
import { loadRecords } from './load-records.ts';
import type { Settings } from './options.ts';
import { requestNumber } from './take-number.ts';

const TRIES = 3;

/** A command that reads the records again before it decides. */
export interface RepricingCommand<I extends Invoice> {
  readonly update: DraftUpdate | null;
  /** Whether it takes a number where the invoice has none. */
  readonly takesNumber: boolean;
  /** Whether taxes that cannot be had are an error; else the draft waits for them. */
  readonly needsTaxes: boolean;
  /** Answers without reading anything where nothing is to be done. */
  readonly done?: (invoice: Invoice) => I | undefined;
  /** Decides; `plan` is the draft's, or left out for an invoice that is no draft. */
  readonly decide: (invoice: Invoice, context: PricingDecisionContext, plan?: Plan) => Decision<I>;
}

/** The command that issues an invoice; one that is issued already is its answer. */
export function finalizing(input: FinalizeInput): RepricingCommand<FinalizedInvoice> {
  return {
    update: null,
    takesNumber: true,
    needsTaxes: true,
    done(invoice) {
      if (invoice.status !== 'finalized') return undefined;
      requireShape(finalizeShape, input);
      return invoice;
    },
    decide: (invoice, context, plan) => finalize(invoice, input, context, plan),
  };
}

/**
 * Run a command that needs records or taxes: load without locks, ask directory and resolver outside any transaction,
 * then commit. When the invoice has moved in between it starts over, three times.
 *
 * @throws {ConflictError} `invoice.changed`
 */
export async function repriceInvoice<I extends Invoice>(
  settings: Settings,
  id: string,
  options: ChangeOptions,
  command: RepricingCommand<I>,
): Promise<I> {
  return startingOver(id, async () => {
    const prepared = await prepareReprice(settings, id, options, command);
    if ('done' in prepared) return prepared.done;
    const outcome = await commitEntry(settings, prepared.entry);
    return typeof outcome === 'object' ? outcome.decision.invoice : undefined;
  });
}

/**
 * Try until there is an answer, three times.
 *
 * @throws {ConflictError} `invoice.changed`
 */
export async function startingOver<T>(id: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
  }
  throw new ConflictError('invoice.changed', `invoice ${id} kept changing; reload and retry`, { id });
}

/** Make a command that reads the records again ready to be decided, unless there is nothing to do. */
export async function prepareReprice<I extends Invoice>(
  settings: Settings,
  id: string,
  options: ChangeOptions,
  command: RepricingCommand<I>,
): Promise<{ readonly entry: Entry<Decision<I>> } | { readonly done: I }> {
  const loaded = await settings.store.get(settings.tenant, id);
  if (loaded === null) throw notFound(id);
  const done = command.done?.(loaded);
  if (done) return { done };
  checkVersion(loaded, options);
  const { context, plan, failure } = await prepareChange(settings, loaded, command.update);
  if (failure && command.needsTaxes) throw failure;
  const number =
    command.takesNumber && loaded.number === null
      ? requestNumber(context.records, fillDates(loaded, context.records, context.today).issueDate)
      : null;
  const decide: Entry<Decision<I>>['decide'] = ({ invoices }, take) => {
    const invoice = invoices.get(id);
    if (invoice === undefined) throw notFound(id);
    const finished = command.done?.(invoice);
    if (finished) return { invoice: finished, events: [] };
    return invoice.version === loaded.version ? command.decide(invoice, { ...context, number: take() }, plan) : null;
  };
  return { entry: { invoices: [id], claim: undefined, number, decide } };
}

/** Price an edit of a draft without storing it. */
export async function previewChange<I extends Invoice>(
  settings: Settings,
  id: string,
  update: DraftUpdate,
  decide: RepricingCommand<I>['decide'],
): Promise<I> {
  const loaded = await settings.store.get(settings.tenant, id);
  if (loaded === null) throw notFound(id);
  const { context, plan } = await prepareChange(settings, loaded, update);
  return decide(loaded, context, plan).invoice;
}

/** Read the records of a stored invoice again, and ask the resolver where a draft's taxes are its to say. */
export async function prepareChange(
  settings: Settings,
  invoice: Invoice,
  update: DraftUpdate | null,
): Promise<{ context: PricingDecisionContext; plan?: Plan; failure?: TaxUnavailableError }> {
  const { policy, currencies, tenant, clock, ids } = settings;
  const edited = isPlainObject(update) && Array.isArray(update.lines) ? update.lines : [];
  const lines = [...edited, ...referencesOf(invoice)];
  const { records: found, faults } = await loadRecords(
    { customerId: invoice.customer.id, billingEntityId: invoice.billingEntity.id, lines },
    settings,
  );
  // An open invoice is used as it was frozen: nobody has to be in the directory any more but the seller.
  const frozen = invoice.status !== 'draft';
  throwFaults(frozen ? faults.filter((one) => one.path.startsWith('/billingEntity')) : faults);
  const records = { ...found, customer: found.customer ?? invoice.customer } as InvoiceRecords;
  const now = toInstant(clock.now());
  const today = dayIn(records.billingEntity.timeZone, now);
  const fresh = Array.from({ length: edited.length + IDS_PER_DECISION }, () => ids.next());
  const context = { now, today, tenant, policy, currencies, records, ids: fresh, taxAnswer: null, number: null };
  if (invoice.status !== 'draft') return { context };
  const plan = planDraft(invoice, update, { ...context, lineIds: fresh });
  const request = taxRequestFor(plan, { tenant, today });
  const { answer, failure } = await askResolver(request, plan, settings);
  return { context: { ...context, taxAnswer: answer }, plan, ...(failure && { failure }) };
}

/** The add-ons and tax codes that a stored draft still refers to. */
function referencesOf(invoice: Invoice): readonly object[] {
  if (invoice.status !== 'draft') return [];
  return invoice.lines.map((line: DraftInvoice['lines'][number]) => ({
    addOn: line.addOn ?? undefined,
    taxCodes: line.taxSource === 'line' ? line.taxes.map((tax) => tax.code) : [],
  }));
}
