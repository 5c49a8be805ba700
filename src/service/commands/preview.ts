import { createFromPlan, issueModeOf } from '../../decisions/create-one-off-invoice.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import type { DraftInvoice } from '../../invoice/invoice.ts';
import { fillDates } from '../../pricing/check-dates.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Settings } from '../options.ts';
import { planNewInvoice } from './create-one-off-invoice.ts';

/** A draft that was not stored, with the dates that it would get. */
export type InvoicePreview = DraftInvoice & {
  /** The dates that the invoice would have if it were issued now. */
  readonly ifIssuedNow: { readonly issueDate: string; readonly dueDate: string };
};

/** The draft that creating would store, without storing it; see `Invoicing.preview`. */
export async function previewInvoice(settings: Settings, input: OneOffInvoiceInput): Promise<InvoicePreview> {
  const asDraft: Settings = { ...settings, policy: { ...settings.policy, assignNumber: 'finalize', issue: 'draft' } };
  const { plan, context } = await planNewInvoice(asDraft, input);
  const isHeld = issueModeOf(input, settings.policy) === 'held';
  return asPreview(createFromPlan(plan, isHeld ? 'held' : 'draft', context).invoice as DraftInvoice, context);
}

/** A draft with the dates that issuing it now would give it. */
export function asPreview(
  draft: DraftInvoice,
  { records, today }: { readonly records: InvoiceRecords; readonly today: string },
): InvoicePreview {
  const { issueDate, dueDate } = fillDates(draft, records, today);
  return { ...draft, ifIssuedNow: { issueDate, dueDate } };
}
