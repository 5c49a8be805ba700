import { type VoidInput, voidInvoice } from '../../decisions/void-invoice.ts';
import type { VoidedInvoice } from '../../invoice/invoice.ts';
import type { DepositState } from '../../pricing/deposits/deposit-state.ts';
import { commitUnmoved } from '../commit.ts';
import { decisionContext } from '../context.ts';
import { loadDeposits, lockedDeposits, lockedIds, namedDeposits } from '../deposits.ts';
import { type ChangeOptions, checkVersion, requireChangeOptions } from '../input/command-options.ts';
import { lockedInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';

/** Void an invoice; see `Invoicing.voidInvoice`. The deposits that it deducts are locked with it, and released. */
export async function voidStored(
  settings: Settings,
  id: string,
  input: VoidInput,
  given: ChangeOptions | undefined,
): Promise<VoidedInvoice> {
  const options = given === undefined ? {} : given;
  requireChangeOptions(options);
  const { policy } = settings;
  const context = decisionContext(settings);
  let named: readonly string[] = [];
  const voided = await commitUnmoved(settings, id, async () => {
    const deposits: readonly DepositState[] = await loadDeposits(settings, named);
    return {
      entry: {
        invoices: [id, ...lockedIds(deposits)],
        claim: undefined,
        number: null,
        decide: (found) => {
          const invoice = lockedInvoice(found, id);
          checkVersion(invoice, options);
          // Most invoices deduct none, so the deposits are looked for only once the lock shows them.
          const wanted = invoice.status === 'finalized' ? namedDeposits(undefined, invoice) : [];
          if (wanted.some((one) => !found.invoices.has(one))) {
            named = wanted;
            return null;
          }
          return voidInvoice(invoice, input, { ...context, policy, deposits: lockedDeposits(deposits, found) });
        },
      },
    };
  });
  return voided as VoidedInvoice;
}
