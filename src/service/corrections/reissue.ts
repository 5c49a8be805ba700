import { toInstant } from '../../calendar/instant.ts';
import { refuseReplaced, reissue, requireReissuable } from '../../decisions/reissue.ts';
import { editOfReissue, type ReissueInput, requireReissueInput } from '../../decisions/reissue-input.ts';
import { reissuedDraft } from '../../decisions/reissued-draft.ts';
import type { DraftInvoice } from '../../invoice/invoice.ts';
import { isZero } from '../../money/amounts.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import { fillDates } from '../../pricing/check-dates.ts';
import { priceStored } from '../commands/price-stored.ts';
import { commitUnmoved, type Prepared } from '../commit.ts';
import { idsFor } from '../context.ts';
import { type ChangeOptions, type CreateOptions, checkVersion, requireBothOptions } from '../input/command-options.ts';
import { loadInvoice, lockedInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { answeredInvoice, answerOnce } from '../stored-answer.ts';
import { requestNumber } from '../take-number.ts';

/** Issue an invoice again; see `Invoicing.reissue`. */
export async function reissueInvoice(
  settings: Settings,
  id: string,
  input: ReissueInput = {},
  options: CreateOptions & ChangeOptions = {},
): Promise<DraftInvoice> {
  requireBothOptions(options);
  const command = { name: 'reissue', input: [id, input], idempotencyKey: options.idempotencyKey };
  const draft = await answerOnce(settings, command, answeredInvoice, (claim) =>
    commitUnmoved(settings, id, () => prepareReissue(settings, id, input, options, claim)),
  );
  return draft as DraftInvoice;
}

async function prepareReissue(
  settings: Settings,
  id: string,
  input: ReissueInput,
  options: ChangeOptions,
  claim: KeyClaim | undefined,
): Promise<Prepared<DraftInvoice>> {
  const { clock, policy, store, tenant } = settings;
  requireReissueInput(input, settings);
  const stored = await loadInvoice(settings, id);
  // They change with the version of their invoice, which the commit compares.
  const creditNotes = isZero(stored.amountPayable) ? await store.creditNotes(tenant, id) : [];
  const loaded = requireReissuable(stored, creditNotes);
  checkVersion(loaded, options);
  const ids = idsFor(settings, 1 + loaded.lines.length);
  const draft = reissuedDraft(loaded, input, { ids, now: toInstant(clock.now()), policy });
  const { context, plan } = await priceStored(settings, draft, editOfReissue(input));
  const { records, today } = context;
  const isNumbered = policy.assignNumber === 'create';
  const number = isNumbered ? requestNumber(records, fillDates(draft, records, today).issueDate) : null;
  return {
    entry: {
      invoices: loaded.replacedBy === null ? [id] : [id, loaded.replacedBy],
      claim,
      number,
      decide: (found, take) => {
        const invoice = lockedInvoice(found, id);
        if (invoice.version !== loaded.version) return null;
        // A replacement that was deleted again leaves room for another.
        refuseReplaced(invoice, found.invoices.get(invoice.replacedBy ?? ''));
        return reissue(invoice, input, { ...context, creditNotes, ids, number: take() }, plan);
      },
    },
  };
}
