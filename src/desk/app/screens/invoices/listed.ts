import type { InvoiceSummary } from '../../../../invoice/summary.ts';
import { isServed, session } from '../../state/session.ts';

/** What a list shows of an invoice. */
export type ListedInvoice = InvoiceSummary;

/** The tabs, and the conditions of each. */
export const tabs: { readonly [tab: string]: { readonly [name: string]: readonly string[] } } = {
  all: {},
  drafts: { status: ['draft'], onHold: ['false'] },
  held: { onHold: ['true'] },
  attention: { needsAttention: ['true'] },
  open: { status: ['open'], onHold: ['false'] },
  unpaid: { status: ['finalized'], paymentStatus: ['unpaid', 'partially_paid'] },
  overdue: { overdueOn: ['today'], paymentStatus: ['unpaid', 'partially_paid'] },
  paid: { status: ['finalized'], paymentStatus: ['paid'] },
  voided: { status: ['voided'] },
};

/** Filters that the address may hold beside the tab. */
export const filters = [
  'q',
  'customerId',
  'billingEntityId',
  'currency',
  'purchaseOrderNumber',
  'issueDateFrom',
  'issueDateTo',
  'dueDateFrom',
  'dueDateTo',
  'totalFrom',
  'totalTo',
] as const;

/** Today in the time zone of the first billing entity. */
export function todayOfSeller(): string {
  const timeZone = session.value?.billingEntities[0]?.timeZone ?? 'UTC';
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
}

/** The API's query for the address of the page. */
function queryOf(route: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(tabs[route.get('tab') ?? 'all'] ?? {}))
    for (const value of values) query.append(name, value === 'today' ? todayOfSeller() : value);
  for (const name of filters) {
    const value = route.get(name);
    if (value) query.append(name, value);
  }
  return query;
}

/** Whether a filter other than the tab is set. */
export function isFiltered(route: URLSearchParams): boolean {
  return filters.some((name) => route.get(name));
}

/** The path of a list's first page. */
export function listPath(route: URLSearchParams): string {
  return `/invoices?view=summary&${queryOf(route)}`;
}

/** The path of the whole list as a file. */
export function exportPath(route: URLSearchParams): string {
  return `/invoices?${queryOf(route)}`;
}

/** The path of the counts of the tabs; `null` where the mount does not count. */
export function countsPath(route: URLSearchParams): string | null {
  if (!isServed('reports')) return null;
  const query = new URLSearchParams();
  for (const name of filters) {
    const value = route.get(name);
    if (value) query.append(name, value);
  }
  query.set('asOf', todayOfSeller());
  return `/invoices/counts?${query}`;
}
