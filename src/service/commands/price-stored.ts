import { MAX_LINES } from '../../calculation/validate-calculation.ts';
import { dayIn } from '../../calendar/time-zone.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { DraftInvoice, Invoice } from '../../invoice/invoice.ts';
import type { DraftUpdate } from '../../pricing/input.ts';
import type { Plan } from '../../pricing/plan.ts';
import { planDraft } from '../../pricing/plan-draft.ts';
import { givenTaxCodes } from '../../pricing/plan-line.ts';
import { isPlainObject } from '../../validation/object.ts';
import { idsFor, readClock } from '../context.ts';
import { loadDeposits, NO_DEPOSITS, namedDeposits } from '../deposits.ts';
import { loadRecords } from '../host/load-records.ts';
import type { Settings } from '../options.ts';
import { askForTaxes, type PricingDecision, pricingDecision } from '../pricing-decision.ts';

/** The context of a decision on a stored invoice, and the plan where it is a draft. */
interface StoredPricing extends PricingDecision {
  readonly plan?: Plan;
}

/** Load the records of a stored invoice again, and plan its draft again, with an edit or unchanged. */
export async function priceStored(
  settings: Settings,
  invoice: Invoice,
  update: DraftUpdate | null,
): Promise<StoredPricing> {
  const edited = isPlainObject(update) ? [...listOf(update['lines']), ...listOf(update['addLines'])] : [];
  const { records: found, faults } = await loadRecords(
    {
      customerId: invoice.customer.id,
      billingEntityId: invoice.billingEntity.id,
      lines: [...edited, ...referencesOf(invoice)],
    },
    settings,
  );
  // An open invoice is used as it was frozen: of its parties only the seller must still be in the directory.
  const isFrozen = invoice.status !== 'draft';
  throwFaults(isFrozen ? faults.filter((one) => one.path.startsWith('/billingEntity')) : faults);
  const records = { ...found, customer: found.customer ?? invoice.customer } as InvoiceRecords;
  const [ids, now] = [idsFor(settings, edited.length), readClock(settings)];
  const named = namedDeposits(update, invoice);
  const deposits = named.length === 0 ? NO_DEPOSITS : await loadDeposits(settings, named);
  if (isFrozen) return pricingDecision(settings, records, { ids, now }, deposits);
  const today = dayIn(records.billingEntity.timeZone, now);
  const { policy, currencies } = settings;
  const plan = planDraft(invoice, update, { policy, currencies, records, today, lineIds: ids });
  const asked = askForTaxes(settings, plan);
  const decision = pricingDecision(settings, records, { ids, now }, deposits, asked && (await asked));
  return { context: decision.context, failure: decision.failure, plan };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_LINES) : [];
}

/** The add-ons and tax codes that a stored draft still refers to. */
function referencesOf(invoice: Invoice): readonly object[] {
  if (invoice.status !== 'draft') return [];
  return invoice.lines.map((line: DraftInvoice['lines'][number]) => ({
    addOn: line.addOn ?? undefined,
    taxCodes: givenTaxCodes(line) ?? [],
  }));
}
