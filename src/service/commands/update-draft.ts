import { updateDraft } from '../../decisions/update-draft.ts';
import type { DraftInvoice } from '../../invoice/invoice.ts';
import type { DraftUpdate } from '../../pricing/input.ts';
import { commitUnmoved, entryOn } from '../commit.ts';
import { type ChangeOptions, checkVersion, requireChangeOptions } from '../input/command-options.ts';
import { loadInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { asPreview, type InvoicePreview } from './preview.ts';
import { priceStored } from './price-stored.ts';

/** Edit a draft; see `Invoicing.updateDraft`. Taxes that the resolver does not give now stay pending. */
export async function editDraft(
  settings: Settings,
  id: string,
  update: DraftUpdate,
  options: ChangeOptions = {},
): Promise<DraftInvoice> {
  requireChangeOptions(options);
  const edited = await commitUnmoved(settings, id, async () => {
    const loaded = await loadInvoice(settings, id);
    checkVersion(loaded, options);
    const { context, plan } = await priceStored(settings, loaded, update);
    return { entry: entryOn(loaded, null, (invoice) => updateDraft(invoice, update, context, plan)) };
  });
  return edited as DraftInvoice;
}

/** The draft that {@link editDraft} would store, without storing it. */
export async function previewEdit(settings: Settings, id: string, update: DraftUpdate): Promise<InvoicePreview> {
  const loaded = await loadInvoice(settings, id);
  const { context, plan } = await priceStored(settings, loaded, update);
  return asPreview(updateDraft(loaded, update, context, plan).invoice, context);
}
