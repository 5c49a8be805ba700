import { type FinalizeInput, finalize, finalizeShape } from '../../decisions/finalize.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import type { Found } from '../../ports/invoice-store.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { commitUnmoved, entryOn, type Prepared } from '../commit.ts';
import { lockedDeposits, lockedIds } from '../deposits.ts';
import { type ChangeOptions, checkVersion, requireChangeOptions } from '../input/command-options.ts';
import { loadInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { requestNumber } from '../take-number.ts';
import { priceStored } from './price-stored.ts';

/** Issue an invoice; see `Invoicing.finalize`. One that is issued already is returned unchanged. */
export function finalizeInvoice(
  settings: Settings,
  id: string,
  input: FinalizeInput = {},
  options: ChangeOptions = {},
): Promise<FinalizedInvoice> {
  requireChangeOptions(options);
  const finalized = commitUnmoved(settings, id, () => prepareFinalize(settings, id, input, options));
  return finalized as Promise<FinalizedInvoice>;
}

/** Make an invoice ready to be issued, unless it is issued already. */
export async function prepareFinalize(
  settings: Settings,
  id: string,
  input: FinalizeInput = {},
  options: ChangeOptions = {},
): Promise<Prepared<FinalizedInvoice>> {
  requireShape(finalizeShape, input);
  const loaded = await loadInvoice(settings, id);
  if (loaded.status === 'finalized') return { done: loaded };
  checkVersion(loaded, options);
  const { context, plan, failure } = await priceStored(settings, loaded, null);
  if (failure) throw failure;
  const { records, today } = context;
  const number = loaded.number === null ? requestNumber(records, loaded.issueDate ?? today) : null;
  const decide = (invoice: Invoice, taken: string | null, found: Found): Decision<FinalizedInvoice> => {
    const deposits = lockedDeposits(context.deposits, found);
    return finalize(invoice, input, { ...context, number: taken, deposits }, plan);
  };
  return { entry: entryOn(loaded, number, decide, lockedIds(context.deposits)) };
}
