import type { InvoiceRecords, OneOffInvoiceInput } from 'oneoff';
import { createFromPlan } from '../src/decisions/create-one-off-invoice.ts';
import { finalize } from '../src/decisions/finalize.ts';
import type { Decision } from '../src/invoice/events.ts';
import { memoryDirectory } from '../src/memory/memory-directory.ts';
import { memoryStore } from '../src/memory/memory-store.ts';
import type { Changes } from '../src/ports/invoice-store.ts';
import type { PricingDecisionContext } from '../src/pricing/context.ts';
import { planOneOffInvoice } from '../src/pricing/plan-invoice.ts';
import { pricePlan } from '../src/pricing/price-plan.ts';
import { validateOneOffInvoice } from '../src/pricing/validate-input.ts';
import { loadRecords } from '../src/service/host/load-records.ts';
import { fingerprint } from '../src/service/input/fingerprint.ts';
import { plainCopy } from '../src/service/input/plain-copy.ts';
import { readOptions } from '../src/service/options.ts';
import { records as given, makeRequests } from './inputs.ts';
import { type Turn, table, takeTurns, turnOf } from './measure.ts';

const NO_READS = { invoices: [], keys: [], series: [] };

/**
 * The steps of a command, each measured by itself, in microseconds. Some contain others, as their names say.
 *
 * All of it comes from `src`: the store of the package would not know what a second copy of the library has sealed, and
 * would copy every document.
 */
export async function benchSteps(lines: number): Promise<void> {
  const requests = makeRequests(lines, 64);
  const settings = readOptions({ store: memoryStore(), directory: memoryDirectory(given) });
  const { policy, currencies, ids: source } = settings;
  const { records } = await loadRecords(referencesOf(requests[0] as OneOffInvoiceInput), settings);
  const all = await settings.directory.taxes('default', ['vat-19', 'vat-7', 'vat-10.75']);
  const found = { ...records, taxes: all } as InvoiceRecords;
  const ids = Array.from({ length: lines + 7 }, () => source.next());
  const now = '2026-03-02T11:00:00.000Z';
  const today = '2026-03-02';
  const context: PricingDecisionContext = {
    now,
    ids,
    today,
    tenant: 'default',
    policy,
    currencies,
    records: found,
    taxAnswer: null,
    number: 'INV-1',
  };
  const planned = { policy, currencies, records: found, today, lineIds: ids.slice(1) };
  const plans = requests.map((request) => planOneOffInvoice(request, planned));
  const drafts = plans.map((plan) => createFromPlan(plan, 'draft', { ...context, number: null }));
  const steps: { readonly [name: string]: Turn } = {
    'copy the request': turnOf(requests, plainCopy),
    'validate it': turnOf(requests, (request) => validateOneOffInvoice(request, { policy, currencies })),
    'fingerprint of an idempotency key': inTurn(requests, (request) => fingerprint('createOneOffInvoice', request)),
    'load the records': inTurn(requests, (request) => loadRecords(referencesOf(request), settings)),
    'plan, with validation': turnOf(requests, (request) => planOneOffInvoice(request, planned)),
    price: turnOf(plans, (plan) => pricePlan(plan, context)),
    'price and write the event of a draft': turnOf(plans, (plan) => createFromPlan(plan, 'draft', context)),
    'finalize: plan, prove the prices, write the events': turnOf(drafts, ({ invoice }) =>
      finalize(invoice, {}, context),
    ),
    'commit a draft': inTurn(drafts, (draft) => memoryStore().commit('default', NO_READS, () => changesOf(draft))),
  };
  const { names, micros } = await takeTurns(steps);
  table(
    `steps of a command, ${lines} line(s)`,
    names.map((name) => [name, `${micros(name).toFixed(1)} µs`]),
  );
}

function referencesOf({ customerId, lines }: OneOffInvoiceInput): Parameters<typeof loadRecords>[0] {
  return { customerId, lines, billingEntityId: undefined };
}

function changesOf({ invoice, events }: Decision): Changes<null> {
  const none = { changed: [], creditNotes: [], deleted: [], keys: new Map(), series: new Map() };
  return { result: null, created: [invoice], events, ...none };
}

/** A turn of work that is awaited. */
function inTurn<I>(inputs: readonly I[], run: (input: I) => unknown): Turn {
  return async () => {
    const start = performance.now();
    for (const input of inputs) await run(input);
    return ((performance.now() - start) * 1000) / inputs.length;
  };
}
