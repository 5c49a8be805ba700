import { toEpochMs } from '../../calendar/instant.ts';
import { dayIn } from '../../calendar/time-zone.ts';
import { markOverdue } from '../../decisions/mark-overdue.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { datedContext } from '../context.ts';
import { loadRecords } from '../host/load-records.ts';
import type { Settings } from '../options.ts';
import type { BatchResult } from './batch-result.ts';
import { type PreparedItem, runChunk } from './run-batch.ts';
import { type RunOptions, readRun } from './run-options.ts';

const PAGE = 100;
/** Where a new day begins first (UTC+14): nobody's day is later. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/**
 * Say of every invoice that is overdue at a moment that it is; see `Invoicing.markOverdue`.
 *
 * Candidates are looked for by the latest day there is anywhere, and each is held against its own seller's day.
 */
export async function markAllOverdue(
  settings: Settings,
  given: string | undefined,
  options?: RunOptions,
): Promise<readonly BatchResult<string, FinalizedInvoice>[]> {
  const { moment: asOf, limit } = readRun(settings, 'asOf', given, options);
  const { store, tenant } = settings;
  const atMoment: Settings = { ...settings, clock: { now: () => toEpochMs(asOf) } };
  const results: BatchResult<string, FinalizedInvoice>[] = [];
  let cursor: string | null | undefined;
  let left = limit;
  let seen = 0;
  while (left > 0 && cursor !== null) {
    const page = await store.list(tenant, {
      status: ['finalized'],
      paymentStatus: ['unpaid', 'partially_paid'],
      overdueOn: dayIn(EARLIEST_ZONE, asOf),
      overdueMarked: false,
      limit: Math.min(left, PAGE),
      ...(cursor && { cursor }),
    });
    const invoices = new Map(page.items.map((invoice) => [invoice.id, invoice]));
    const taken = page.items.map(({ id: item }) => ({ item }));
    const ended = await runChunk<string, FinalizedInvoice>(atMoment, taken, seen, {
      prepare: (id, cached) => prepareOverdue(cached, invoices.get(id) as Invoice),
      settle: async () => null,
      skipLocked: true,
    });
    seen += invoices.size;
    results.push(...ended);
    left -= ended.filter((one) => one.ok).length;
    cursor = page.nextCursor;
  }
  return results;
}

async function prepareOverdue(settings: Settings, listed: Invoice): Promise<PreparedItem<FinalizedInvoice>> {
  const references = { customerId: undefined, billingEntityId: listed.billingEntity.id, lines: [] };
  const { records, faults } = await loadRecords(references, settings);
  throwFaults(faults);
  const context = datedContext(settings, records.billingEntity as BillingEntity);
  if (markOverdue(listed, context).events.length === 0) return { done: null };
  return {
    entry: {
      invoices: [listed.id],
      claim: undefined,
      number: null,
      decide: ({ invoices }) => {
        const invoice = invoices.get(listed.id);
        if (invoice?.status !== 'finalized') return null;
        const decision = markOverdue(invoice, context);
        return decision.events.length === 0 ? null : decision;
      },
    },
  };
}
