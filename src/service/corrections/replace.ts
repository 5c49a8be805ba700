import { toInstant } from '../../calendar/instant.ts';
import { refuseReplaced, reissue, reissuedDraft, requireReissuable } from '../../decisions/reissue.ts';
import { IDS_PER_DECISION } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import type { DraftInvoice } from '../../invoice/invoice.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import { fillDates } from '../../pricing/check-dates.ts';
import { type ChangeOptions, checkVersion, notFound } from '../change.ts';
import { commitEntry } from '../commit.ts';
import type { CreateOptions } from '../create.ts';
import type { Settings } from '../options.ts';
import { answerOf, claimOf } from '../replay.ts';
import { prepareChange, startingOver } from '../reprice.ts';
import { requestNumber } from '../take-number.ts';

/** Issue an invoice again; see `Invoicing.reissue`. */
export async function replaceInvoice(
  settings: Settings,
  id: string,
  { idempotencyKey, ...options }: CreateOptions & ChangeOptions,
): Promise<DraftInvoice> {
  const claim = await claimOf(idempotencyKey, 'reissue', [id]);
  const earlier = claim && (await settings.store.findReplay(settings.tenant, claim.key));
  const answer = async (known: KeyClaim): Promise<DraftInvoice> => (await answerOf(known, settings)) as DraftInvoice;
  if (claim && earlier) return answer(claim);
  return startingOver(id, async () => {
    const outcome = await attempt(settings, id, claim, options);
    if (outcome === 'replayed') return answer(claim as KeyClaim);
    return typeof outcome === 'object' ? outcome.decision.invoice : undefined;
  });
}

async function attempt(settings: Settings, id: string, claim: KeyClaim | undefined, options: ChangeOptions) {
  const { store, tenant, clock, ids, policy } = settings;
  const loaded = await store.get(tenant, id);
  if (loaded === null) throw notFound(id);
  const found = requireReissuable(loaded);
  checkVersion(found, options);
  const fresh = Array.from({ length: 1 + found.lines.length + IDS_PER_DECISION }, () => ids.next());
  const draft = reissuedDraft(found, { ids: fresh, now: toInstant(clock.now()), policy });
  const { context, plan } = await prepareChange(settings, draft, null);
  const numbered = policy.assignNumber === 'create';
  const number = numbered
    ? requestNumber(context.records, fillDates(draft, context.records, context.today).issueDate)
    : null;
  return commitEntry<Decision<DraftInvoice>>(settings, {
    invoices: found.replacedBy === null ? [id] : [id, found.replacedBy],
    claim,
    number,
    decide: ({ invoices }, take) => {
      const invoice = invoices.get(id);
      if (invoice === undefined) throw notFound(id);
      if (invoice.version !== found.version) return null;
      // A replacement that was deleted again leaves room for another.
      refuseReplaced(invoice, invoices.get(invoice.replacedBy ?? ''));
      return reissue(invoice, { ...context, ids: fresh, number: take() }, plan);
    },
  });
}
