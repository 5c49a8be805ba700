import { createFromPlan, issueModeOf } from '../../decisions/create-one-off-invoice.ts';
import type { DraftInvoice } from '../../invoice/invoice.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Settings } from '../options.ts';
import { planNewInvoice } from './create-one-off-invoice.ts';

/** The draft that creating would store, without storing it; see `Invoicing.preview`. */
export async function previewInvoice(settings: Settings, input: OneOffInvoiceInput): Promise<DraftInvoice> {
  const asDraft: Settings = { ...settings, policy: { ...settings.policy, assignNumber: 'finalize', issue: 'draft' } };
  const { plan, context } = await planNewInvoice(asDraft, input);
  const isHeld = issueModeOf(input, settings.policy) === 'held';
  return createFromPlan(plan, isHeld ? 'held' : 'draft', context).invoice as DraftInvoice;
}
