import { type OpenInput, open } from '../../decisions/open.ts';
import type { OpenInvoice } from '../../invoice/invoice.ts';
import { commitUnmoved, entryOn } from '../commit.ts';
import { type ChangeOptions, checkVersion, requireChangeOptions } from '../input/command-options.ts';
import { loadInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { priceStored } from './price-stored.ts';

/** Approve a draft; see `Invoicing.open`. */
export async function openInvoice(
  settings: Settings,
  id: string,
  input: OpenInput = {},
  options: ChangeOptions = {},
): Promise<OpenInvoice> {
  requireChangeOptions(options);
  const opened = await commitUnmoved(settings, id, async () => {
    const loaded = await loadInvoice(settings, id);
    checkVersion(loaded, options);
    const { context, plan, failure } = await priceStored(settings, loaded, null);
    if (failure) throw failure;
    return { entry: entryOn(loaded, null, (invoice) => open(invoice, input, context, plan)) };
  });
  return opened as OpenInvoice;
}
